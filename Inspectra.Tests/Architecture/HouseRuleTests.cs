using System.Collections;
using System.Reflection;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Tests.Architecture;

/// <summary>Rules for single types and methods. Each takes the types to look at, so that it can be shown to fail.</summary>
public sealed class HouseRuleTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IReadOnlyList<Type> CoreTypes => ProductAssemblies.TypesIn("Inspectra.Core");

    private static IReadOnlyList<Type> OwnTypes =>
        [.. CoreTypes, .. ProductAssemblies.TypesIn("Inspectra.Web"), .. ProductAssemblies.TypesIn("Inspectra.Mongo")];

    [Fact]
    public void AsyncMethods_OfCore_TakeATokenLast() => AssertHolds(TokensNotLast, CoreTypes, typeof(EarlyToken));

    [Fact]
    public void AsyncMethods_OfServicesAndRepositories_RequireAToken() =>
        AssertHolds(TokensMissing, [.. CoreTypes.Where(IsServiceOrRepository)], typeof(NoTokenService));

    [Fact]
    public void StaticFields_OfTheProduct_DoNotChange() => AssertHolds(MutableStatics, OwnTypes, typeof(Remembering));

    /// <summary>The decryptor of keys is made by the framework, which passes nothing but the container.</summary>
    [Fact]
    public void Types_OfCore_AskNoContainer() =>
        AssertHolds(ContainerRequests, [.. CoreTypes.Where(t => !IsComposition(t) && t != typeof(MasterKeyXmlDecryptor))], typeof(Locating));

    [Fact]
    public void Repositories_OfWorkspaceData_TakeTheWorkspaceFirst() =>
        AssertHolds(WithoutWorkspace, [.. CoreTypes.Where(IsWorkspaceRepository)], typeof(CarelessRepository));

    [Fact]
    public void Services_OfWorkspaceData_TakeTheActorAndAskForAccess() =>
        AssertHolds(WithoutAccess, [.. CoreTypes.Where(IsService)], typeof(TrustingService));

    private static void AssertHolds(Func<Type, IEnumerable<string>> rule, IReadOnlyList<Type> types, Type offender)
    {
        Assert.NotEmpty(types);
        Assert.NotEmpty(rule(offender));
        var violations = types.SelectMany(rule).ToList();
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    private static bool IsServiceOrRepository(Type type) => IsService(type) || type.Name.EndsWith("Repository", StringComparison.Ordinal);

    private static bool IsService(Type type) =>
        type.Name.EndsWith("Service", StringComparison.Ordinal) && !type.IsInterface && !type.IsAbstract;

    private static bool IsComposition(Type type) => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Services", StringComparison.Ordinal);

    /// <summary>Everything under Repos but the accounts, the list of workspaces itself, and what is shared by all.</summary>
    private static bool IsWorkspaceRepository(Type type) =>
        type.Name.Split('`')[0].EndsWith("Repository", StringComparison.Ordinal)
        && ProductAssemblies.IsIn(type, "Inspectra.Core.Repos")
        && !ProductAssemblies.IsIn(type, "Inspectra.Core.Repos.Identity")
        && type != typeof(WorkspaceDirectoryRepository)
        && type != typeof(Repository<>);

    private static IEnumerable<MethodInfo> AsyncMethods(Type type) =>
        type.GetMethods(Declared).Where(m => !ProductAssemblies.IsGenerated(m) && IsAwaitable(m.ReturnType));

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static IEnumerable<string> TokensNotLast(Type type) =>
        from method in AsyncMethods(type)
        let parameters = method.GetParameters()
        where parameters.Any(p => p.ParameterType == typeof(CancellationToken)) && parameters[^1].ParameterType != typeof(CancellationToken)
        select $"{type.FullName}.{method.Name}";

    private static IEnumerable<string> TokensMissing(Type type) =>
        from method in AsyncMethods(type)
        let parameters = method.GetParameters()
        where method.IsPublic && method.Name != nameof(IAsyncDisposable.DisposeAsync)
            && (parameters.Length == 0 || parameters[^1].ParameterType != typeof(CancellationToken) || parameters[^1].IsOptional)
        select $"{type.FullName}.{method.Name}";

    private static IEnumerable<string> MutableStatics(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !IsMadeByTools(field) && (!field.IsInitOnly || IsGrowing(field.FieldType))
        select $"{type.FullName}.{field.Name}";

    private static bool IsMadeByTools(FieldInfo field) =>
        field.Name.Contains("__", StringComparison.Ordinal) || (field.Name.StartsWith('<') && field.IsInitOnly);

    private static bool IsGrowing(Type type) =>
        !type.IsArray && !type.IsInterface && !type.FullName!.Contains("Frozen", StringComparison.Ordinal)
        && !type.FullName.Contains("ReadOnly", StringComparison.Ordinal) && !type.FullName.Contains("Immutable", StringComparison.Ordinal)
        && (typeof(IDictionary).IsAssignableFrom(type) || typeof(IList).IsAssignableFrom(type)
            || Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISet<>)));

    private static IEnumerable<string> ContainerRequests(Type type) =>
        TypeDependencies.Of(type).Any(known => known == typeof(IServiceProvider)) ? [type.FullName ?? type.Name] : [];

    private static IEnumerable<string> WithoutWorkspace(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let first = method.GetParameters().FirstOrDefault()
        where IsAwaitable(method.ReturnType) && !method.Name.Contains("AcrossWorkspaces", StringComparison.Ordinal)
            && (first is null || first.ParameterType != typeof(ObjectId) || first.Name != "workspaceId")
        select $"{type.FullName}.{method.Name}";

    private static IEnumerable<string> WithoutAccess(Type type)
    {
        var touching = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetParameters().Any(p => p.Name == "workspaceId")).ToList();
        if (touching.Count == 0 || type == typeof(AccessService)) { return []; }
        var unnamed = touching.Where(m => m.GetParameters()[0].ParameterType != typeof(Actor)).Select(m => $"{type.FullName}.{m.Name}");
        var asks = TypeDependencies.Of(type).Contains(typeof(AccessService));
        return asks ? unnamed : unnamed.Append($"{type.FullName} never asks for access");
    }

#pragma warning disable CA1068, CA1822 // The offenders break rules on purpose.
    private sealed class EarlyToken
    {
        public static Task LoadAsync(CancellationToken ct, int id) => Task.Delay(id, ct);
    }

    private sealed class NoTokenService
    {
        public static Task LoadAsync() => Task.CompletedTask;
    }

    private sealed class Remembering
    {
        private static readonly List<int> s_seen = [];

        public static void See(int value) => s_seen.Add(value);
    }

    private sealed class Locating(IServiceProvider services)
    {
        public object? Find() => services.GetService(typeof(string));
    }

    private sealed class CarelessRepository
    {
        public Task<bool> ExistsAsync(ObjectId id, CancellationToken ct) => Task.FromResult(id != ObjectId.Empty && !ct.IsCancellationRequested);
    }

    private sealed class TrustingService
    {
        public Task<bool> OpenAsync(ObjectId workspaceId, CancellationToken ct) =>
            Task.FromResult(workspaceId != ObjectId.Empty && !ct.IsCancellationRequested);
    }
#pragma warning restore CA1068, CA1822
}
