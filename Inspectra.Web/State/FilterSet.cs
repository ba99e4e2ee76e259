using Inspectra.Core.Metrics;
using Microsoft.Extensions.Primitives;

namespace Inspectra.Web.State;

/// <summary>The filters of a page as its address holds them: at most one a dimension, each of which can be switched off and kept.</summary>
public sealed record FilterSet(IReadOnlyList<PageFilter> Items)
{
    private const string OffKey = "off";
    private const string NotSuffix = ".not";

    /// <summary>What executions can be filtered by, in the order in which it is offered.</summary>
    public static readonly IReadOnlyList<string> Dimensions =
    [
        DimensionKeys.Agent, DimensionKeys.User, DimensionKeys.Status, DimensionKeys.Model,
        DimensionKeys.Environment, DimensionKeys.Version, DimensionKeys.ErrorType,
    ];

    public static readonly FilterSet None = new([]);

    public PageFilter? Find(string dimension) => Items.FirstOrDefault(f => f.Dimension == dimension);

    public static FilterSet Parse(string uri)
    {
        var query = AddressQuery.Of(uri);
        var off = Read(query, OffKey).SelectMany(v => v.Split(',')).ToHashSet(StringComparer.Ordinal);
        var found = new List<PageFilter>();
        foreach (var dimension in Dimensions)
        {
            foreach (var mode in (FilterMode[])[FilterMode.Is, FilterMode.IsNot])
            {
                var values = Read(query, KeyOf(dimension, mode));
                if (values.Count > 0 && found.All(f => f.Dimension != dimension))
                {
                    found.Add(new PageFilter(dimension, mode, values, !off.Contains(dimension)));
                }
            }
        }

        return new FilterSet(found);
    }

    /// <returns>Every filter key there can be; null takes it out of the address. The page of a list starts over with other filters.</returns>
    public Dictionary<string, object?> Write()
    {
        var parameters = new Dictionary<string, object?> { ["cursor"] = null, ["open"] = null };
        foreach (var dimension in Dimensions)
        {
            var filter = Find(dimension);
            foreach (var mode in (FilterMode[])[FilterMode.Is, FilterMode.IsNot])
            {
                parameters[KeyOf(dimension, mode)] = filter?.Mode == mode ? filter.Values.ToArray() : null;
            }
        }

        var off = Items.Where(f => !f.IsOn).Select(f => f.Dimension).ToList();
        parameters[OffKey] = off.Count == 0 ? null : string.Join(',', off);
        return parameters;
    }

    public IReadOnlyList<MetricFilter> ToMetric() => [.. Items.Where(f => f.IsOn).Select(f => new MetricFilter(f.Dimension, f.Mode, f.Values))];

    public FilterSet With(PageFilter filter) => filter.Values.Count == 0
        ? Without(filter.Dimension)
        : new FilterSet([.. Items.Where(f => f.Dimension != filter.Dimension), filter]);

    public FilterSet With(string dimension, string value) => With(new PageFilter(dimension, FilterMode.Is, [value], IsOn: true));

    public FilterSet Without(string dimension) => new([.. Items.Where(f => f.Dimension != dimension)]);

    public FilterSet Toggle(string dimension) => new([.. Items.Select(f => f.Dimension == dimension ? f with { IsOn = !f.IsOn } : f)]);

    private static string KeyOf(string dimension, FilterMode mode) => mode == FilterMode.Is ? dimension : dimension + NotSuffix;

    private static List<string> Read(IReadOnlyDictionary<string, StringValues> query, string key) =>
        query.TryGetValue(key, out var values) ? [.. values.OfType<string>().Where(v => v.Length <= 200).Distinct(StringComparer.Ordinal).Take(50)] : [];
}

/// <param name="Values">At least one; the empty text stands for "not given".</param>
public sealed record PageFilter(string Dimension, FilterMode Mode, IReadOnlyList<string> Values, bool IsOn);
