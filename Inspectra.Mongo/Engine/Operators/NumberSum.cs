using System.Numerics;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>A running sum: exact for integers and decimals, compensated for doubles.</summary>
/// <remarks>Compensation: Neumaier (1974), "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen".</remarks>
internal struct NumberSum
{
    private long _integers;
    private BigInteger _overflow;
    private double _doubles;
    private double _compensation;
    private ExactNumber? _decimals;
    private bool _hasLong;
    private bool _hasDouble;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <returns>False, changing nothing, when the value is no number.</returns>
    public bool Add(BsonValue? value)
    {
        switch (value)
        {
            case BsonInt32 i:
                AddInt32(i.Value);
                return true;
            case BsonInt64 l:
                AddInt64(l.Value);
                return true;
            case BsonDouble d:
                AddDouble(d.Value);
                return true;
            case BsonDecimal128 m:
                Count++;
                _decimals = (_decimals ?? ExactNumber.From(0L)) + ExactNumber.From(m.Value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The same without making a value of it; what is no number changes nothing.</summary>
    public void AddRaw(RawValue value)
    {
        switch (value.Type)
        {
            case BsonType.Int32:
                AddInt32(value.AsInt32);
                break;
            case BsonType.Int64:
                AddInt64(value.AsInt64);
                break;
            case BsonType.Double:
                AddDouble(value.AsDouble);
                break;
            case BsonType.Decimal128:
                Add(value.ToBsonValue());
                break;
            default:
                break;
        }
    }

    public void AddInt32(int value)
    {
        Count++;
        AddWhole(value);
    }

    public void AddInt64(long value)
    {
        Count++;
        _hasLong = true;
        AddWhole(value);
    }

    public void AddDouble(double value)
    {
        Count++;
        _hasDouble = true;
        var sum = _doubles + value;
        if (double.IsFinite(sum))
        {
            _compensation += Math.Abs(_doubles) >= Math.Abs(value) ? _doubles - sum + value : value - sum + _doubles;
        }
        _doubles = sum;
    }

    public readonly BsonValue Total()
    {
        if (_decimals is { } decimals)
        {
            return new BsonDecimal128((decimals + ExactNumber.From(Doubles) + Whole()).ToDecimal128());
        }
        if (_hasDouble)
        {
            return new BsonDouble(Doubles + (double)(_overflow + _integers));
        }
        if (!_overflow.IsZero)
        {
            return new BsonDouble((double)(_overflow + _integers));
        }
        return _hasLong || _integers is < int.MinValue or > int.MaxValue
            ? new BsonInt64(_integers) : new BsonInt32((int)_integers);
    }

    /// <returns>null when there was no number.</returns>
    public readonly BsonValue Average()
    {
        if (Count == 0)
        {
            return BsonNull.Value;
        }
        return _decimals is not null
            ? new BsonDecimal128((ExactNumber.From(Total()) / ExactNumber.From(Count)).ToDecimal128())
            : new BsonDouble(ValueRules.ToDouble(Total()) / Count);
    }

    private readonly double Doubles => double.IsFinite(_doubles) ? _doubles + _compensation : _doubles;

    private void AddWhole(long value)
    {
        var sum = unchecked(_integers + value);
        if (((_integers ^ sum) & (value ^ sum)) < 0)
        {
            _overflow += (BigInteger)_integers + value;
            _integers = 0;
        }
        else
        {
            _integers = sum;
        }
    }

    private readonly ExactNumber Whole() => _overflow.IsZero
        ? ExactNumber.From(_integers)
        : ExactNumber.From((double)(_overflow + _integers));
}
