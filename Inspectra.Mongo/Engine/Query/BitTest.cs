using System.Numerics;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary><c>$bitsAllSet $bitsAllClear $bitsAnySet $bitsAnyClear</c>.</summary>
internal sealed class BitTest : ValueTest
{
    private readonly BigInteger _mask;
    private readonly bool _all;
    private readonly bool _set;

    public BitTest(string name, BsonValue operand)
    {
        _all = name.StartsWith("$bitsAll", StringComparison.Ordinal);
        _set = name.EndsWith("Set", StringComparison.Ordinal);
        switch (operand)
        {
            case BsonArray positions:
                foreach (var position in positions)
                {
                    var bit = ValueRules.ToInt32(position, $"bit position of {name}");
                    if (bit is < 0 or > 65535)
                    {
                        throw QueryException.BadValue($"bit positions of {name} must be between 0 and 65535");
                    }
                    _mask |= BigInteger.One << bit;
                }
                break;
            case BsonBinaryData binary:
                _mask = new BigInteger(binary.Bytes, isUnsigned: true);
                break;
            default:
                if (!ValueRules.TryToInt64(operand, out var mask) || mask < 0)
                {
                    throw QueryException.BadValue($"{name} takes an Array, a number, or a BinData but received: {operand}");
                }
                _mask = mask;
                break;
        }
    }

    public override bool Matches(RawValue value)
    {
        BigInteger bits;
        if (value.Type == BsonType.Binary)
        {
            bits = new BigInteger(value.Bytes[5..], isUnsigned: true);
        }
        else if (value.Type is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128
            && ValueRules.TryToInt64(value.Decode(), out var number))
        {
            bits = number;
        }
        else
        {
            return false;
        }
        var hit = _mask & (_set ? bits : ~bits);
        return _all ? hit == _mask : !hit.IsZero;
    }
}
