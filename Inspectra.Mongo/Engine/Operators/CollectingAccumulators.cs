using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$push</c>.</summary>
internal sealed class PushAccumulator : Accumulator
{
    private readonly BsonArray _items = [];
    private long _bytes;

    public override long HeldBytes => _bytes;

    public override void Add(BsonValue? value)
    {
        if (value is not null)
        {
            _items.Add(value);
            _bytes += ValueSize.Of(value);
        }
    }

    public override BsonValue Result() => _items;
}

/// <summary><c>$addToSet</c>, in the order of first appearance.</summary>
internal sealed class SetAccumulator : Accumulator
{
    private readonly HashSet<byte[]> _known = new(KeyComparer.Instance);
    private readonly BsonArray _items = [];
    private long _bytes;

    public override long HeldBytes => _bytes;

    public override void Add(BsonValue? value)
    {
        if (value is not null && _known.Add(CanonicalKey.Of(value)))
        {
            _items.Add(value);
            _bytes += 2 * ValueSize.Of(value);
        }
    }

    public override BsonValue Result() => _items;
}

internal sealed class FirstAccumulator : Accumulator
{
    private BsonValue? _first;
    private bool _seen;

    public override void Add(BsonValue? value)
    {
        if (!_seen)
        {
            _seen = true;
            _first = value;
        }
    }

    public override BsonValue Result() => ValueRules.OrNull(_first);
}

internal sealed class LastAccumulator : Accumulator
{
    private BsonValue? _last;

    public override void Add(BsonValue? value) => _last = value;

    public override BsonValue Result() => ValueRules.OrNull(_last);
}

/// <summary><c>$firstN</c> and <c>$lastN</c>.</summary>
internal sealed class EdgeAccumulator(int count, bool fromEnd) : Accumulator
{
    private readonly LinkedList<BsonValue> _items = new();

    public override void Add(BsonValue? value)
    {
        if (!fromEnd && _items.Count >= count)
        {
            return;
        }
        _items.AddLast(ValueRules.OrNull(value));
        if (_items.Count > count)
        {
            _items.RemoveFirst();
        }
    }

    public override BsonValue Result() => new BsonArray(_items);
}

/// <summary><c>$top $bottom $topN $bottomN $maxN $minN</c>: the first few in an order.</summary>
/// <remarks>Each value added is an array of the sort key's document and the output.</remarks>
internal sealed class OrderedAccumulator(IComparer<BsonValue?> order, int count, bool single) : Accumulator
{
    private readonly List<(BsonValue Key, BsonValue Output)> _items = [];

    /// <summary>True where null does not count, as for <c>$maxN</c>.</summary>
    public bool SkipsNull { get; init; }

    /// <summary>True where the result is given in the opposite order, as for <c>$bottomN</c>.</summary>
    public bool Reversed { get; init; }

    public override void Add(BsonValue? value)
    {
        var pair = (BsonArray)value!; // The parser of these operators always builds a pair.
        var (key, output) = (pair[0], pair[1]);
        if (SkipsNull && ValueRules.IsNullish(key))
        {
            return;
        }
        if (_items.Count == count && order.Compare(key, _items[^1].Key) >= 0)
        {
            return;
        }
        var at = _items.Count;
        while (at > 0 && order.Compare(key, _items[at - 1].Key) < 0)
        {
            at--;
        }
        _items.Insert(at, (key, output));
        if (_items.Count > count)
        {
            _items.RemoveAt(count);
        }
    }

    public override BsonValue Result() => single
        ? _items.Count > 0 ? _items[0].Output : BsonNull.Value
        : new BsonArray((Reversed ? Enumerable.Reverse(_items) : _items).Select(item => item.Output));
}

internal sealed class MergeAccumulator : Accumulator
{
    private readonly BsonDocument _merged = [];

    public override void Add(BsonValue? value)
    {
        if (ValueRules.IsNullish(value))
        {
            return;
        }
        var document = value as BsonDocument
            ?? throw QueryException.Location(40400, $"$mergeObjects requires object inputs, but input {value} is of type {BsonTypeNames.Of(value)}");
        foreach (var element in document)
        {
            _merged.Set(element.Name, element.Value);
        }
    }

    public override BsonValue Result() => _merged;
}
