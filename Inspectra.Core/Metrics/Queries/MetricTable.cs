using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Sketches;
using Inspectra.Core.Metrics.Streams;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Adds cells and events up per row and bucket.</summary>
internal sealed class MetricTable
{
    private const int NoSplit = int.MinValue;

    private readonly ResolvedQuery _query;
    private readonly CellParts _parts;
    private readonly long[] _edgesMs;
    private readonly Dictionary<byte[], CellAccumulator?[]> _rows = new(ByteKeyComparer.Instance);
    private readonly Dictionary<byte[], CellAccumulator?[]>.AlternateLookup<ReadOnlySpan<byte>> _rowLookup;
    private readonly bool _keepsAllRows;
    private readonly IReadOnlyList<int> _keyDimensions;
    private readonly int _split;
    private readonly bool _countsUsersByKey;
    private readonly bool _countsAgentsByKey;
    private int _bucket;

    /// <param name="edgesMs">n + 1 ascending moments for n buckets.</param>
    /// <param name="parts">What to keep of each cell.</param>
    /// <param name="keys">The rows to keep apart; what belongs to none of them goes to <see cref="Other"/>. Null keeps all.</param>
    public MetricTable(ResolvedQuery query, IReadOnlyList<long> edgesMs, CellParts parts, IReadOnlyList<byte[]>? keys)
    {
        _query = query;
        _parts = parts;
        _edgesMs = [.. edgesMs];
        _rowLookup = _rows.GetAlternateLookup<ReadOnlySpan<byte>>();
        _keepsAllRows = keys is null;
        foreach (var key in keys ?? [])
        {
            _rows[key] = new CellAccumulator?[Buckets];
        }

        Total = new CellAccumulator?[Buckets];
        Other = new CellAccumulator?[Buckets];
        _split = query.SplitDimension ?? NoSplit;
        var set = query.Set is { } index ? query.Stream.Sets[index] : null;
        _keyDimensions = set?.Dimensions ?? [];
        _countsUsersByKey = set is not null && (parts & CellParts.Users & ~set.Parts) != 0;
        _countsAgentsByKey = set is not null && (parts & CellParts.Agents & ~set.Parts) != 0;
    }

    public int Buckets => _edgesMs.Length - 1;

    /// <summary>Per bucket; null where nothing was added.</summary>
    public CellAccumulator?[] Total { get; }

    /// <summary>Per bucket what belongs to no kept row.</summary>
    public CellAccumulator?[] Other { get; }

    /// <summary>Per kept row and bucket.</summary>
    public IReadOnlyDictionary<byte[], CellAccumulator?[]> Rows => _rows;

    /// <summary>Adds a packed cell of the query's set.</summary>
    public void AddCell(long startMs, ReadOnlySpan<byte> key, ReadOnlySpan<byte> cell)
    {
        var first = key;
        ReadOnlySpan<byte> second = default;
        if (_keyDimensions.Count == 2)
        {
            var separator = key.IndexOf(CellBlock.Separator);
            first = key[..separator];
            second = key[(separator + 1)..];
        }

        foreach (var filter in _query.Filters)
        {
            if (!(filter.Dimension == StreamDefinition.StatusDimension && _query.TakesStatusFromCounts)
                && !filter.Passes(_keyDimensions[0] == filter.Dimension ? first : second))
            {
                return;
            }
        }

        var bucket = BucketOf(startMs);
        if (_query.TakesStatusFromCounts)
        {
            AddByStatus(bucket, first, second, cell);
            return;
        }

        var user = UserIn(first, second);
        Add(ref Total[bucket], cell, user, first, second);
        if (_split != NoSplit)
        {
            Add(ref RowOf(_keyDimensions[0] == _split ? first : second)[bucket], cell, user, first, second);
        }
    }

    /// <summary>Adds one event.</summary>
    public void AddFact(in EventFact fact)
    {
        foreach (var filter in _query.Filters)
        {
            if (!filter.Passes(ValueOf(fact, filter.Dimension)))
            {
                return;
            }
        }

        var bucket = BucketOf(fact.TimeMs);
        Add(ref Total[bucket], fact);
        if (_split != NoSplit)
        {
            Add(ref RowOf(ValueOf(fact, _split))[bucket], fact);
        }
    }

    /// <returns>All buckets of a row together; null when there is nothing in them.</returns>
    public static CellAccumulator? Sum(CellAccumulator?[] cells)
    {
        if (cells.Length == 1)
        {
            return cells[0];
        }

        CellAccumulator? sum = null;
        foreach (var cell in cells)
        {
            if (cell is not null)
            {
                (sum ??= new()).Merge(cell);
            }
        }

        return sum;
    }

    private void AddByStatus(int bucket, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> cell)
    {
        var allowed = 0;
        for (var status = 0; status < _query.Stream.Statuses.Count; status++)
        {
            var word = _query.Stream.StatusWords[status];
            var passes = true;
            foreach (var filter in _query.Filters)
            {
                passes &= filter.Dimension != StreamDefinition.StatusDimension || filter.Passes(word);
            }

            allowed |= passes ? 1 << status : 0;
        }

        (Total[bucket] ??= new()).MergeCounts(cell, allowed);
        if (_split == StreamDefinition.StatusDimension)
        {
            for (var status = 0; status < _query.Stream.Statuses.Count; status++)
            {
                if ((allowed >> status & 1) != 0 && CellAccumulator.HasStatus(cell, status))
                {
                    (RowOf(_query.Stream.StatusWords[status])[bucket] ??= new()).MergeCounts(cell, 1 << status);
                }
            }
        }
        else if (_split != NoSplit)
        {
            (RowOf(_keyDimensions[0] == _split ? first : second)[bucket] ??= new()).MergeCounts(cell, allowed);
        }
    }

    private void Add(ref CellAccumulator? into, ReadOnlySpan<byte> cell, ReadOnlySpan<byte> user, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        into ??= new();
        into.MergePacked(cell, _parts);
        if (_countsUsersByKey && !user.IsEmpty)
        {
            into.AddUser(StableHash.Of(user));
        }

        if (_countsAgentsByKey)
        {
            var agent = _keyDimensions[0] == _query.Stream.AgentDimension ? first : second;
            if (!agent.IsEmpty)
            {
                into.AddAgent(StableHash.Of(agent));
            }
        }
    }

    private ReadOnlySpan<byte> UserIn(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        !_countsUsersByKey ? default : _keyDimensions[0] == _query.Stream.UserDimension ? first : second;

    private void Add(ref CellAccumulator? into, in EventFact fact)
    {
        var stream = _query.Stream;
        var user = stream.UserDimension < 0 ? DimensionValue.None : fact.Dimensions[stream.UserDimension];
        var agent = stream.AgentDimension < 0 ? DimensionValue.None : fact.Dimensions[stream.AgentDimension];
        (into ??= new()).Add(in fact, _parts, user, agent);
    }

    private CellAccumulator?[] RowOf(ReadOnlySpan<byte> key)
    {
        if (_rowLookup.TryGetValue(key, out var row))
        {
            return row;
        }

        if (!_keepsAllRows)
        {
            return Other;
        }

        row = new CellAccumulator?[Buckets];
        _rows.Add(key.ToArray(), row);
        return row;
    }

    private ReadOnlySpan<byte> ValueOf(in EventFact fact, int dimension) =>
        dimension == StreamDefinition.StatusDimension ? _query.Stream.StatusWords[fact.Status] : fact.Dimensions[dimension].Utf8;

    private int BucketOf(long timeMs)
    {
        // Readers come in order of time, so the bucket is mostly the one before, or the next.
        while (_bucket + 1 < Buckets && timeMs >= _edgesMs[_bucket + 1])
        {
            _bucket++;
        }

        while (_bucket > 0 && timeMs < _edgesMs[_bucket])
        {
            _bucket--;
        }

        return _bucket;
    }
}
