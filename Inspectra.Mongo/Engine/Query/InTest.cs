using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary><c>$in</c>: equality with one of many, or a match of one of its regular expressions.</summary>
internal sealed class InTest : ValueTest
{
    private readonly BsonArray _operands;
    private readonly HashSet<byte[]> _keys = new(KeyComparer.Instance);
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<RegexTest> _patterns = [];
    private readonly bool _hasNull;

    public InTest(BsonArray operands)
    {
        _operands = operands;
        foreach (var operand in operands)
        {
            switch (operand)
            {
                case BsonRegularExpression regex:
                    _patterns.Add(new RegexTest(regex.Pattern, regex.Options));
                    break;
                case BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name is ['$', ..]:
                    throw QueryException.BadValue("cannot nest $ under $in");
                case BsonNull or BsonUndefined:
                    _hasNull = true;
                    break;
                default:
                    _keys.Add(CanonicalKey.Of(operand));
                    break;
            }
        }
        _lookup = _keys.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public override bool Matches(RawValue value)
    {
        if (value.IsMissing || value.Type is BsonType.Null or BsonType.Undefined)
        {
            return _hasNull;
        }
        if (_keys.Count > 0)
        {
            var key = new CanonicalKey();
            key.Append(value);
            if (_lookup.Contains(key.Bytes))
            {
                return true;
            }
        }
        foreach (var pattern in _patterns)
        {
            if (pattern.Matches(value))
            {
                return true;
            }
        }
        return false;
    }

    public override FieldBound? BoundAt(string path) =>
        _operands.Any(operand => operand is BsonRegularExpression or BsonArray or BsonUndefined or BsonMinKey or BsonMaxKey)
            ? null
            : new FieldBound(path) { Values = [.. _operands] };
}
