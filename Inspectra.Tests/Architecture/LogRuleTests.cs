using System.Reflection;
using Inspectra.Core.Services.Identity;
using Microsoft.Extensions.Logging;

namespace Inspectra.Tests.Architecture;

/// <summary>A line of the log can be told from every other one, and tells nothing about people or their data.</summary>
public sealed partial class LogRuleTests
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Words of parameters that carry what a log must not hold.</summary>
    private static readonly string[] s_secret = ["name", "email", "password", "token", "secret", "content", "text", "address", "value", "query", "body", "user", "key"];

    private static IReadOnlyList<MethodInfo> Lines =>
        [.. ProductAssemblies.All.SelectMany(a => a.GetTypes()).SelectMany(LinesOf)];

    [Fact]
    public void EventIds_OfTheProduct_AreEachUsedOnce()
    {
        var repeated = Lines.GroupBy(IdOf).Where(id => id.Key <= 0 || id.Count() > 1).Select(id => $"{id.Key}: {string.Join(", ", id.Select(m => m.Name))}");

        Assert.NotEmpty(Lines);
        Assert.Empty(repeated);
    }

    /// <summary>The token of the first set-up is printed on purpose: whoever sees the console is the operator.</summary>
    [Fact]
    public void Parameters_OfTheProduct_AreIdsAndCounts()
    {
        var telling = Lines.Where(m => m.Name != nameof(IdentityLog.SetupTokenIssued)).SelectMany(Telling).ToList();

        Assert.NotEmpty(LinesOf(typeof(TalkativeLog)).SelectMany(Telling));
        Assert.Empty(telling);
    }

    private static IEnumerable<MethodInfo> LinesOf(Type type) => type.GetMethods(Static).Where(m => m.IsDefined(typeof(LoggerMessageAttribute), inherit: false));

    private static int IdOf(MethodInfo line) => line.GetCustomAttribute<LoggerMessageAttribute>()!.EventId; // Lines have one.

    private static IEnumerable<string> Telling(MethodInfo line) =>
        from parameter in line.GetParameters()
        where s_secret.Any(word => parameter.Name!.EndsWith(word, StringComparison.OrdinalIgnoreCase)) // Parameters of C# have names.
        select $"{line.DeclaringType?.Name}.{line.Name} logs {parameter.Name}";

    private static partial class TalkativeLog
    {
        [LoggerMessage(1, LogLevel.Information, "{Email}")]
        public static partial void SignedIn(ILogger logger, string email);
    }
}
