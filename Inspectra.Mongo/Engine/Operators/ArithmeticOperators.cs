using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

internal static class ArithmeticOperators
{
    public static void Register(OperatorTable.Builder table)
    {
        table.Function("$add", 0, int.MaxValue, (values, _) => Add(values));
        table.Function("$subtract", Subtract);
        table.Function("$multiply", 0, int.MaxValue, (values, _) => Multiply(values));
        table.Function("$divide", (a, b) => Binary("$divide", a, b, NumberMath.Divide));
        table.Function("$mod", (a, b) => Binary("$mod", a, b, NumberMath.Modulo));
        table.Function("$pow", (a, b) => Binary("$pow", a, b, NumberMath.Power));
        table.Function("$abs", a => Unary("$abs", a, NumberMath.Absolute));
        table.Function("$ceil", a => Unary("$ceil", a, v => NumberMath.Round(v, 0, MidpointRule.Up)));
        table.Function("$floor", a => Unary("$floor", a, v => NumberMath.Round(v, 0, MidpointRule.Down)));
        table.Function("$round", 1, 2, (values, _) => Round("$round", values, MidpointRule.HalfEven));
        table.Function("$trunc", 1, 2, (values, _) => Round("$trunc", values, MidpointRule.TowardZero));
        table.Function("$log", (a, b) => Binary("$log", a, b, (x, y) =>
            Real("$log", Math.Log(Positive("$log", x)) / Math.Log(Positive("$log", y)), x)));
        AddReal(table, "$exp", Math.Exp);
        AddReal(table, "$ln", Math.Log);
        AddReal(table, "$log10", Math.Log10);
        AddReal(table, "$sqrt", Math.Sqrt);
        AddReal(table, "$sin", Math.Sin);
        AddReal(table, "$cos", Math.Cos);
        AddReal(table, "$tan", Math.Tan);
        AddReal(table, "$asin", Math.Asin);
        AddReal(table, "$acos", Math.Acos);
        AddReal(table, "$atan", Math.Atan);
        AddReal(table, "$sinh", Math.Sinh);
        AddReal(table, "$cosh", Math.Cosh);
        AddReal(table, "$tanh", Math.Tanh);
        AddReal(table, "$asinh", Math.Asinh);
        AddReal(table, "$acosh", Math.Acosh);
        AddReal(table, "$atanh", Math.Atanh);
        AddReal(table, "$degreesToRadians", v => v * Math.PI / 180);
        AddReal(table, "$radiansToDegrees", v => v * 180 / Math.PI);
        table.Function("$atan2", (a, b) => Binary("$atan2", a, b, (x, y) =>
            new BsonDouble(Math.Atan2(ValueRules.ToDouble(x), ValueRules.ToDouble(y)))));
        table.Function("$bitAnd", 0, int.MaxValue, (values, _) => Bits("$bitAnd", values, -1, (x, y) => x & y));
        table.Function("$bitOr", 0, int.MaxValue, (values, _) => Bits("$bitOr", values, 0, (x, y) => x | y));
        table.Function("$bitXor", 0, int.MaxValue, (values, _) => Bits("$bitXor", values, 0, (x, y) => x ^ y));
        table.Function("$bitNot", a => Unary("$bitNot", a, v => v switch
        {
            BsonInt32 i => new BsonInt32(~i.Value),
            BsonInt64 l => new BsonInt64(~l.Value),
            _ => throw QueryException.TypeMismatch("$bitNot only supports int and long operands."),
        }));
    }

    private static void AddReal(OperatorTable.Builder table, string name, Func<double, double> body) =>
        table.Function(name, a => Unary(name, a, v =>
        {
            var argument = ValueRules.ToDouble(v);
            var result = body(argument);
            if (double.IsNaN(result) && !double.IsNaN(argument))
            {
                throw QueryException.Location(50989, $"cannot apply {name} to {argument}: outside of its domain");
            }
            return Real(name, result, v);
        }));

    /// <summary>A decimal argument gives a decimal result; it carries the accuracy of a double.</summary>
    private static BsonValue Real(string name, double result, BsonValue argument)
    {
        _ = name;
        return argument is BsonDecimal128
            ? new BsonDecimal128(ExactNumber.From(result).ToDecimal128())
            : new BsonDouble(result);
    }

    private static double Positive(string name, BsonValue value)
    {
        var number = ValueRules.ToDouble(value);
        return number > 0 || double.IsNaN(number) ? number
            : throw QueryException.Location(28758, $"{name}'s argument must be a positive number, but is {number}");
    }

    private static BsonValue Add(BsonValue?[] values)
    {
        BsonValue sum = new BsonInt32(0);
        var isDate = false;
        foreach (var value in values)
        {
            if (ValueRules.IsNullish(value))
            {
                return BsonNull.Value;
            }
            if (value is BsonDateTime date)
            {
                if (isDate)
                {
                    throw QueryException.Location(16612, "only one date allowed in an $add expression");
                }
                isDate = true;
                sum = NumberMath.Add(sum, new BsonInt64(date.MillisecondsSinceEpoch));
            }
            else
            {
                RequireNumber("$add", value, 16554);
                sum = NumberMath.Add(sum, value!); // Not null: checked above.
            }
        }
        return isDate ? ToDate(sum) : sum;
    }

    private static BsonValue Subtract(BsonValue? left, BsonValue? right)
    {
        if (ValueRules.IsNullish(left) || ValueRules.IsNullish(right))
        {
            return BsonNull.Value;
        }
        if (left is BsonDateTime date)
        {
            return right is BsonDateTime other
                ? new BsonInt64(date.MillisecondsSinceEpoch - other.MillisecondsSinceEpoch)
                : ToDate(NumberMath.Subtract(new BsonInt64(date.MillisecondsSinceEpoch), Number("$subtract", right, 16556)));
        }
        return NumberMath.Subtract(Number("$subtract", left, 16556), Number("$subtract", right, 16556));
    }

    private static BsonValue Multiply(BsonValue?[] values)
    {
        BsonValue product = new BsonInt32(1);
        foreach (var value in values)
        {
            if (ValueRules.IsNullish(value))
            {
                return BsonNull.Value;
            }
            product = NumberMath.Multiply(product, Number("$multiply", value, 16555));
        }
        return product;
    }

    private static BsonValue Round(string name, BsonValue?[] values, MidpointRule rule)
    {
        if (ValueRules.IsNullish(values[0]) || (values.Length > 1 && ValueRules.IsNullish(values[1])))
        {
            return BsonNull.Value;
        }
        var places = values.Length > 1 ? ValueRules.ToInt32(values[1], $"precision of {name}") : 0;
        if (places is < -20 or > 100)
        {
            throw QueryException.Location(51083, $"cannot apply {name} with precision value {places}: must be between -20 and 100");
        }
        return NumberMath.Round(Number(name, values[0], 51081), places, rule);
    }

    private static BsonValue Bits(string name, BsonValue?[] values, long start, Func<long, long, long> body)
    {
        var result = start;
        var isLong = false;
        foreach (var value in values)
        {
            if (ValueRules.IsNullish(value))
            {
                return BsonNull.Value;
            }
            if (value is not (BsonInt32 or BsonInt64) || !NumberMath.IsInteger(value, out var number))
            {
                throw QueryException.TypeMismatch($"{name} only supports int and long operands.");
            }
            isLong |= value is BsonInt64;
            result = body(result, number);
        }
        return isLong ? new BsonInt64(result) : new BsonInt32((int)result);
    }

    private static BsonDateTime ToDate(BsonValue milliseconds) =>
        ValueRules.TryToInt64(NumberMath.Round(milliseconds, 0, MidpointRule.HalfEven), out var number)
            ? new BsonDateTime(number)
            : throw QueryException.Location(4974202, "date overflow");

    private static BsonValue Unary(string name, BsonValue? value, Func<BsonValue, BsonValue> body) =>
        ValueRules.IsNullish(value) ? BsonNull.Value : body(Number(name, value, 28765));

    private static BsonValue Binary(string name, BsonValue? left, BsonValue? right, Func<BsonValue, BsonValue, BsonValue> body) =>
        ValueRules.IsNullish(left) || ValueRules.IsNullish(right)
            ? BsonNull.Value
            : body(Number(name, left, 16609), Number(name, right, 16609));

    private static BsonValue Number(string name, BsonValue? value, int code)
    {
        RequireNumber(name, value, code);
        return value!; // RequireNumber refuses null.
    }

    private static void RequireNumber(string name, BsonValue? value, int code)
    {
        if (!ValueRules.IsNumber(value))
        {
            throw QueryException.Location(code, $"{name} only supports numeric types, not {BsonTypeNames.Of(value)}");
        }
    }
}
