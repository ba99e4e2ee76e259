using System.Reflection;
using System.Runtime.CompilerServices;
using Inspectra.Core.Security;
using Inspectra.Core.Services.Admin;
using Inspectra.Core.Services.Workspaces;
using MongoDB.Bson;

namespace Inspectra.Tests.Architecture;

/// <summary>Whoever takes an actor asks what that actor may do: each public method, not just its class.</summary>
public sealed class AccessRuleTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Everything = Public | BindingFlags.NonPublic;

    /// <summary>What needs no right: the list of one's own workspaces, and the note that somebody who was allowed to did something.</summary>
    private static readonly string[] s_open =
    [
        $"{typeof(WorkspaceService).FullName}.{nameof(WorkspaceService.ListMineAsync)}",
        $"{typeof(AuditService).FullName}.{nameof(AuditService.RecordAsync)}",
    ];

    [Fact]
    public void PublicMethods_ThatTakeAnActor_HandItOnToWhoeverDecides()
    {
        var services = ProductAssemblies.TypesIn("Inspectra.Core").Where(IsService).ToList();

        var careless = services.SelectMany(Careless).ToList();

        Assert.True(services.SelectMany(Asked).Count() > 20, "There are more such methods than that.");
        Assert.NotEmpty(Careless(typeof(DeafService)));
        Assert.True(careless.Count == 0, string.Join(Environment.NewLine, careless));
    }

    private static bool IsService(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Service", StringComparison.Ordinal) && type != typeof(AccessService);

    private static IEnumerable<MethodInfo> Asked(Type service) =>
        service.GetMethods(Public).Where(m => m.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Actor));

    private static IEnumerable<string> Careless(Type service) =>
        Asked(service).Where(m => !HandsTheActorOn(m)).Select(m => $"{service.FullName}.{m.Name}").Where(name => !s_open.Contains(name));

    private static bool HandsTheActorOn(MethodInfo method) => Calls(method).Any(called => called.GetParameters().Any(p => p.ParameterType == typeof(Actor)));

    /// <summary>What a method calls; an async method or an iterator does so in the type that the compiler made of it.</summary>
    private static IEnumerable<MethodInfo> Calls(MethodInfo method)
    {
        var machine = method.GetCustomAttribute<StateMachineAttribute>()?.StateMachineType;
        MethodBase[] bodies = machine is null ? [method] : [method, .. machine.GetMethods(Everything)];
        return bodies.SelectMany(IlReader.MembersOf).OfType<MethodInfo>();
    }

#pragma warning disable CA1822 // The offender breaks the rule on purpose.
    private sealed class DeafService
    {
        public async Task<bool> OpenAsync(Actor actor, ObjectId workspaceId, CancellationToken ct)
        {
            await Task.Yield();
            return actor.Id != workspaceId && !ct.IsCancellationRequested;
        }
    }
#pragma warning restore CA1822
}
