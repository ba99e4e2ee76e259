using System.Globalization;
using System.Linq.Expressions;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Comparisons of a field with a value.</summary>
internal sealed class ComparisonTranslator(PredicateTranslator predicates)
{
    public BsonDocument Translate(BinaryExpression comparison)
    {
        var (left, right, type) = (comparison.Left, comparison.Right, comparison.NodeType);
        if (!predicates.DependsOnRoot(left) && predicates.DependsOnRoot(right)) { (left, right, type) = (right, left, Mirrored(type)); }
        var op = type switch
        {
            ExpressionType.Equal => "$eq",
            ExpressionType.NotEqual => "$ne",
            ExpressionType.LessThan => "$lt",
            ExpressionType.LessThanOrEqual => "$lte",
            ExpressionType.GreaterThan => "$gt",
            ExpressionType.GreaterThanOrEqual => "$gte",
            _ => throw PredicateTranslator.Unsupported(comparison),
        };
        if (predicates.DependsOnRoot(right)) { return TwoFields(comparison, left, op, right); }
        var value = ExpressionValue.Of(right);
        return Special(left, op, value, comparison) ?? OfField(predicates.Field(left), op, value);
    }

    public static BsonDocument OfField(FieldPath field, string op, object? value) =>
        FilterDocuments.Compare(field.Path, op, ValueEncoder.Encode(field.Serializer, value));

    private BsonDocument? Special(Expression left, string op, object? value, BinaryExpression whole)
    {
        switch (Plain(left))
        {
            // string.Compare(a, b) < 0 and a.CompareTo(b) < 0 are how strings are ordered in C#.
            case MethodCallExpression { Method.Name: "CompareTo", Object: { } field, Arguments: [var other] } when value is 0:
                return OfField(predicates.Field(field), op, ExpressionValue.Of(other));
            case MethodCallExpression { Method.Name: "Compare", Method.DeclaringType: { } type, Arguments: [var field, var other] } when value is 0 && type == typeof(string):
                return OfField(predicates.Field(field), op, ExpressionValue.Of(other));
            case MethodCallExpression { Method.Name: "Count", Arguments: [var list] } when IsEquality(op):
                return Size(list, op, value);
            case MemberExpression { Member.Name: "Count" or "Length" or "LongLength", Expression: { } list } when IsEquality(op) && list.Type != typeof(string) && !IsStored(left):
                return Size(list, op, value);
            case UnaryExpression { NodeType: ExpressionType.ArrayLength, Operand: var array } when IsEquality(op):
                return Size(array, op, value);
            case BinaryExpression { NodeType: ExpressionType.Modulo } modulo when IsEquality(op):
                return Modulo(modulo, op, value);
            case BinaryExpression { NodeType: ExpressionType.And, Left: var masked, Right: var mask } when IsEquality(op) && value is not bool:
                return Bits(masked, mask, op, value, whole);
            case var flag when flag.Type == typeof(bool) && value is bool expected && IsEquality(op) && !predicates.TryField(flag, out _):
                return expected == (op == "$eq") ? predicates.Translate(flag) : FilterDocuments.Not(predicates.Translate(flag));
            default:
                return null;
        }
    }

    private BsonDocument Size(Expression list, string op, object? value)
    {
        var size = new BsonDocument("$size", Convert.ToInt32(value, CultureInfo.InvariantCulture));
        return new BsonDocument(predicates.Field(list).Path, op == "$eq" ? size : new BsonDocument("$not", size));
    }

    private BsonDocument Modulo(BinaryExpression modulo, string op, object? value)
    {
        var operands = new BsonArray { BsonValue.Create(ExpressionValue.Of(modulo.Right)), BsonValue.Create(value) };
        var test = new BsonDocument("$mod", operands);
        return new BsonDocument(predicates.Field(modulo.Left).Path, op == "$eq" ? test : new BsonDocument("$not", test));
    }

    private BsonDocument Bits(Expression masked, Expression mask, string op, object? value, BinaryExpression whole)
    {
        var bits = Convert.ToInt64(ExpressionValue.Of(mask), CultureInfo.InvariantCulture);
        var expected = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        var name = (expected, op) switch
        {
            (0, "$eq") => "$bitsAllClear",
            (0, _) => "$bitsAnySet",
            var (e, o) when e == bits => o == "$eq" ? "$bitsAllSet" : "$bitsAnyClear",
            _ => throw PredicateTranslator.Unsupported(whole),
        };
        return new BsonDocument(predicates.Field(masked).Path, new BsonDocument(name, bits));
    }

    private BsonDocument TwoFields(BinaryExpression comparison, Expression left, string op, Expression right)
    {
        if (!predicates.TryField(left, out var first) || !predicates.TryField(right, out var second))
        {
            throw PredicateTranslator.Unsupported(comparison);
        }
        return new BsonDocument("$expr", new BsonDocument(op, new BsonArray { "$" + first.Path, "$" + second.Path }));
    }

    private bool IsStored(Expression member) => predicates.TryField(member, out _);

    private static bool IsEquality(string op) => op is "$eq" or "$ne";

    private static Expression Plain(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Plain(convert.Operand) : expression;

    private static ExpressionType Mirrored(ExpressionType type) => type switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => type,
    };
}
