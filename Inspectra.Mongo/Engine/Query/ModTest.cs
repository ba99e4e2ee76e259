using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

internal sealed class ModTest : ValueTest
{
    private readonly long _divisor;
    private readonly long _remainder;

    public ModTest(BsonValue operand)
    {
        if (operand is not BsonArray { Count: 2 } pair)
        {
            throw QueryException.BadValue("malformed mod, needs to be an array of two elements");
        }
        _divisor = Whole(pair[0]);
        _remainder = Whole(pair[1]);
        if (_divisor == 0)
        {
            throw QueryException.BadValue("divisor cannot be 0");
        }
    }

    public override bool Matches(RawValue value)
    {
        long number;
        switch (value.Type)
        {
            case BsonType.Int32:
                number = value.AsInt32;
                break;
            case BsonType.Int64:
                number = value.AsInt64;
                break;
            case BsonType.Double when Math.Abs(value.AsDouble) < 9.2e18:
                number = (long)value.AsDouble;
                break;
            case BsonType.Decimal128:
                var decimalNumber = value.AsDecimal128;
                if (!ExactNumber.From(decimalNumber).Round(0, MidpointRule.TowardZero).TryToInt64(out number))
                {
                    return false;
                }
                break;
            default:
                return false;
        }
        return _divisor == -1 ? _remainder == 0 : number % _divisor == _remainder;
    }

    private static long Whole(BsonValue value) =>
        ValueRules.IsNumber(value) && ValueRules.TryToInt64(NumberMath.Round(value, 0, MidpointRule.TowardZero), out var whole)
            ? whole
            : throw QueryException.BadValue("malformed mod, divisor and remainder must be numbers");
}
