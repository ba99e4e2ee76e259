using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>One way to answer a query by a tree, with what it is worth.</summary>
internal sealed class IndexCandidate
{
    private const int MaxRanges = 20_000;
    private readonly IndexInfo _index;
    private readonly IReadOnlyList<IndexComponent> _components;
    private readonly ILookup<string, FieldBound> _bounds;
    private readonly HashSet<FieldBound> _used = [];

    /// <param name="index">The tree.</param>
    /// <param name="components">What its keys are made of.</param>
    /// <param name="start">Bytes before the first component.</param>
    /// <param name="bounds">The query's conditions by path.</param>
    /// <param name="sort">The wanted order; empty for any.</param>
    public IndexCandidate(
        IndexInfo index,
        IReadOnlyList<IndexComponent> components,
        byte[] start,
        ILookup<string, FieldBound> bounds,
        IReadOnlyList<SortField> sort)
    {
        _index = index;
        _components = components;
        _bounds = bounds;
        Ranges = [KeyRange.StartingWith(start)];
        if (start.Length == 0)
        {
            Ranges = [KeyRange.All];
        }
        Build(start);
        IsForward = true;
        if (sort.Count > 0 && !index.IsMultiKey && Ranges.Count <= 1 && OrderOf(sort) is { } forward)
        {
            IsSorted = true;
            IsForward = forward;
        }
    }

    public IReadOnlyList<KeyRange> Ranges { get; private set; }

    public int Equalities { get; private set; }

    public bool HasRange { get; private set; }

    public bool IsSorted { get; }

    public bool IsForward { get; }

    public int Score =>
        (_index.IsUnique && Equalities == _components.Count ? 1000 : 0) + (Equalities * 100) + (HasRange ? 60 : 0) + (IsSorted ? 50 : 0);

    /// <summary>Whether the ranges say all that these conditions say.</summary>
    public bool Covers(IReadOnlyList<FieldBound> bounds) =>
        !_index.IsMultiKey && bounds.All(bound => bound.IsExact && _used.Contains(bound));

    public QueryPlan ToPlan(bool isExact) => new(_index, Ranges, IsForward, IsSorted, isExact);

    private void Build(byte[] start)
    {
        var prefixes = new List<byte[]> { start };
        foreach (var component in _components)
        {
            var encoder = new BoundEncoder(component.Name, component.IsDescending);
            var equality = _bounds[component.Path].FirstOrDefault(
                b => b.Values is { } values && values.All(BoundEncoder.CanBeEqual) && values.Count * prefixes.Count <= MaxRanges);
            if (equality is not null)
            {
                // The order of the first component's values is that of the keys; duplicates would be read twice.
                // Values cannot be null here: the bound was chosen by them.
                var values = equality.Values!.Select(encoder.Encode).Order(ByteOrder.Instance).ToList();
                prefixes = [.. prefixes.SelectMany(prefix => Distinct(values).Select(value => (byte[])[.. prefix, .. value]))];
                Equalities++;
                Use(equality);
                Ranges = [.. prefixes.Select(ToRange)];
                continue;
            }
            AddRange(component, encoder, prefixes);
            return;
        }
    }

    private void AddRange(IndexComponent component, BoundEncoder encoder, List<byte[]> prefixes)
    {
        var ranges = _bounds[component.Path].Where(
            b => b.Values is null && (b.Lower is not null || b.Upper is not null)
                && (b.Lower is null || BoundEncoder.CanBeEnd(b.Lower))
                && (b.Upper is null || BoundEncoder.CanBeEnd(b.Upper))).ToList();
        if (ranges.Count == 0)
        {
            return;
        }
        if (_index.IsMultiKey)
        {
            // Different elements of an array may meet the two ends, so only one of them narrows the search.
            var one = ranges[0];
            ranges = [one.Lower is null ? one : one with { Upper = null }];
        }
        HasRange = true;
        foreach (var range in ranges)
        {
            _used.Add(range);
        }
        var stretch = encoder.Encode(ranges);
        Ranges = stretch is { } found
            ? [.. prefixes.Select(prefix => new KeyRange([.. prefix, .. found.Low], [.. prefix, .. found.High], false))]
            : [];
    }

    private void Use(FieldBound equality)
    {
        // Null stands for missing fields as well, and for undefined: the key alone does not tell.
        if (equality.Values is { } values && !values.Any(value => value.IsBsonNull))
        {
            _used.Add(equality);
        }
    }

    private KeyRange ToRange(byte[] prefix)
    {
        var isPoint = _index.IsUnique && Equalities == _components.Count && _components[0].Name is null;
        return isPoint ? new KeyRange(prefix, KeyRange.Successor(prefix), true) : KeyRange.StartingWith(prefix);
    }

    /// <returns>Whether walking forward gives the order; null when neither direction does.</returns>
    private bool? OrderOf(IReadOnlyList<SortField> sort)
    {
        bool? forward = null;
        var position = 0;
        foreach (var field in sort)
        {
            // A component that is one value throughout does not disturb the order, wherever the sort names it.
            while (position < Equalities && _components[position].Path != field.Path)
            {
                position++;
            }
            if (_components.Take(Equalities).Any(c => c.Path == field.Path))
            {
                continue;
            }
            if (position >= _components.Count || _components[position].Path != field.Path)
            {
                return null;
            }
            var direction = (field.Direction > 0) != _components[position].IsDescending;
            if (forward is not null && forward != direction)
            {
                return null;
            }
            forward = direction;
            position++;
        }
        return forward ?? true;
    }

    private static IEnumerable<byte[]> Distinct(List<byte[]> sorted)
    {
        byte[]? last = null;
        foreach (var value in sorted)
        {
            if (last is null || !value.AsSpan().SequenceEqual(last))
            {
                yield return value;
            }
            last = value;
        }
    }
}
