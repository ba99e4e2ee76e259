using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Which results of a comparison pass.</summary>
internal enum ComparisonKind
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary><c>$eq $lt $lte $gt $gte</c>: compares within the operand's type bracket only.</summary>
internal sealed class ComparisonTest : ValueTest
{
    private readonly ComparisonKind _kind;
    private readonly BsonValue _operand;
    private readonly int _bracket;
    private readonly byte[] _bytes;
    private readonly long _integer;
    private readonly double _double;
    private readonly NumberForm _form;

    public ComparisonTest(ComparisonKind kind, BsonValue operand)
    {
        _kind = kind;
        _operand = operand;
        _bracket = ValueOrder.BracketOf(operand);
        _bytes = operand switch
        {
            BsonString text => Encoding.UTF8.GetBytes(text.Value),
            BsonObjectId id => id.Value.ToByteArray(),
            _ => [],
        };
        (_form, _integer, _double) = operand switch
        {
            BsonInt32 i => (NumberForm.Integer, i.Value, i.Value),
            BsonInt64 l => (NumberForm.Integer, l.Value, l.Value),
            BsonDouble d => (NumberForm.Double, 0L, d.Value),
            BsonDateTime date => (NumberForm.Integer, date.MillisecondsSinceEpoch, 0.0),
            BsonBoolean flag => (NumberForm.Integer, flag.Value ? 1L : 0L, 0.0),
            _ => (NumberForm.Other, 0L, 0.0),
        };
    }

    private enum NumberForm
    {
        Other,
        Integer,
        Double,
    }

    public override bool Matches(RawValue value)
    {
        if (_bracket is 0 or 5)
        {
            return _kind is ComparisonKind.Equal or ComparisonKind.LessOrEqual or ComparisonKind.GreaterOrEqual
                && (value.IsMissing || value.Type is BsonType.Null or BsonType.Undefined);
        }
        if (value.IsMissing)
        {
            return false;
        }
        var bracket = ValueOrder.BracketOf(value.Type);
        if (bracket != _bracket)
        {
            // MinKey and MaxKey are the two operands that reach over all types.
            return _bracket switch
            {
                -1 => _kind is ComparisonKind.Greater or ComparisonKind.GreaterOrEqual,
                127 => _kind is ComparisonKind.Less or ComparisonKind.LessOrEqual,
                _ => false,
            };
        }
        switch (value.Type)
        {
            case BsonType.String:
                return _kind == ComparisonKind.Equal
                    ? value.AsUtf8.SequenceEqual(_bytes) : Passes(value.AsUtf8.SequenceCompareTo(_bytes));
            case BsonType.Int32 when _form == NumberForm.Integer:
                return Passes(((long)value.AsInt32).CompareTo(_integer));
            case BsonType.Int64 when _form == NumberForm.Integer:
            case BsonType.DateTime:
                return Passes(value.AsInt64.CompareTo(_integer));
            case BsonType.Double when _form == NumberForm.Double:
                return PassesDouble(value.AsDouble, _double);
            case BsonType.Double when _form == NumberForm.Integer:
                return double.IsNaN(value.AsDouble) ? false : Passes(-ValueOrder.CompareExactly(_integer, value.AsDouble));
            case BsonType.Int32 when _form == NumberForm.Double:
                return !double.IsNaN(_double) && Passes(((double)value.AsInt32).CompareTo(_double));
            case BsonType.Int64 when _form == NumberForm.Double:
                return !double.IsNaN(_double) && Passes(ValueOrder.CompareExactly(value.AsInt64, _double));
            case BsonType.ObjectId:
                return Passes(value.Bytes.SequenceCompareTo(_bytes));
            case BsonType.Boolean:
                return Passes((value.Bytes[0] != 0 ? 1L : 0L).CompareTo(_integer));
            default:
                return MatchesDecoded(value);
        }
    }

    public override FieldBound? BoundAt(string path)
    {
        if (_bracket is 25 or 50 or -1 or 127 or 0 || IsNaN(_operand) || (_bracket == 5 && _kind != ComparisonKind.Equal))
        {
            return null;
        }
        return _kind switch
        {
            ComparisonKind.Equal => new FieldBound(path) { Values = [_operand] },
            ComparisonKind.Less => new FieldBound(path) { Upper = _operand },
            ComparisonKind.LessOrEqual => new FieldBound(path) { Upper = _operand, UpperInclusive = true },
            ComparisonKind.Greater => new FieldBound(path) { Lower = _operand },
            _ => new FieldBound(path) { Lower = _operand, LowerInclusive = true },
        };
    }

    private static bool IsNaN(BsonValue? value) =>
        value is BsonDouble { Value: double.NaN } || (value is BsonDecimal128 m && Decimal128.IsNaN(m.Value));

    private bool MatchesDecoded(RawValue value)
    {
        var decoded = value.Decode();
        var nan = IsNaN(decoded);
        return nan || IsNaN(_operand)
            ? nan && IsNaN(_operand) && _kind is not (ComparisonKind.Less or ComparisonKind.Greater)
            : Passes(ValueOrder.Compare(decoded, _operand));
    }

    private bool PassesDouble(double value, double operand) =>
        double.IsNaN(value) || double.IsNaN(operand)
            ? double.IsNaN(value) && double.IsNaN(operand) && _kind is not (ComparisonKind.Less or ComparisonKind.Greater)
            : Passes(value.CompareTo(operand));

    private bool Passes(int order) => _kind switch
    {
        ComparisonKind.Equal => order == 0,
        ComparisonKind.Less => order < 0,
        ComparisonKind.LessOrEqual => order <= 0,
        ComparisonKind.Greater => order > 0,
        _ => order >= 0,
    };
}
