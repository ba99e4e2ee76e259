using System.Text.Json;
using Inspectra.Core.Metrics;

namespace Inspectra.Web.Api.Metrics;

/// <summary>One metric of the catalogue.</summary>
/// <param name="Unit">count, ratio, seconds, credits, tokens or money.</param>
/// <param name="Direction">Whether more is better, worse or neither.</param>
/// <param name="Dimensions">What it may be split and filtered by.</param>
public sealed record MetricResponse(
    string Key, string Stream, string Unit, string Direction, bool IsAdditive, IReadOnlyList<string> Dimensions)
{
    public static MetricResponse From(MetricDefinition definition) => new(
        definition.Key,
        definition.Stream,
        Spell(definition.Unit.ToString()),
        Spell(definition.Direction.ToString()),
        definition.IsAdditive,
        definition.Dimensions);

    internal static string Spell(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
