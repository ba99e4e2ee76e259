using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Tests.Mongo.Query;

/// <summary>The fixed time and dice of these tests.</summary>
internal static class Setting
{
    public static DateTime NowUtc { get; } = new(2026, 3, 29, 12, 34, 56, 789, DateTimeKind.Utc);

    public static FilterContext Context() => new(NowUtc, new Random(7));
}
