using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Method calls inside predicates.</summary>
internal sealed class MethodTranslator(PredicateTranslator predicates)
{
    public BsonDocument Translate(MethodCallExpression call)
    {
        var type = call.Method.DeclaringType;
        return (call.Method.Name, call.Object, call.Arguments.ToArray()) switch
        {
            ("StartsWith" or "EndsWith" or "Contains", { } text, [var part, ..]) when type == typeof(string) => Text(call, text, part),
            ("Equals", { } left, [var right]) => Equal(left, right),
            ("Equals", null, [var left, var right]) => Equal(left, right),
            ("Equals", { } left, [var right, var comparison]) when type == typeof(string) => TextEqual(call, left, right, comparison),
            ("IsNullOrEmpty", null, [var text]) => new BsonDocument(predicates.Field(text).Path, new BsonDocument("$in", new BsonArray { BsonNull.Value, "" })),
            ("IsMatch", null, [var text, var pattern]) when type == typeof(Regex) => Match(text, new BsonRegularExpression((string)ExpressionValue.Of(pattern)!)),
            ("IsMatch", { } regex, [var text]) when type == typeof(Regex) => Match(text, new BsonRegularExpression((Regex)ExpressionValue.Of(regex)!)),
            ("Contains", { } list, [var item]) => Contains(call, list, item),
            ("Contains", null, [var list, var item]) => Contains(call, Unspan(list), item),
            ("Contains", null, [var list, var item, var comparer]) when !predicates.DependsOnRoot(comparer) && ExpressionValue.Of(comparer) is null =>
                Contains(call, Unspan(list), item),
            ("ContainsKey", { } dictionary, [var key]) => new BsonDocument(
                $"{predicates.Field(dictionary).Path}.{ExpressionValue.Of(key)}", new BsonDocument("$exists", true)),
            ("Any", null, [var list]) => NotEmpty(list),
            ("Any", null, [var list, var lambda]) => Any(list, lambda),
            ("All", null, [var list, var lambda]) => All(list, lambda),
            ("Exists", { } list, [var lambda]) => Any(list, lambda),
            ("HasFlag", { } field, [var flag]) => Flag(field, flag),
            _ => throw PredicateTranslator.Unsupported(call),
        };
    }

    private BsonDocument Equal(Expression left, Expression right)
    {
        if (!predicates.DependsOnRoot(left)) { (left, right) = (right, left); }
        return predicates.DependsOnRoot(right)
            ? throw PredicateTranslator.Unsupported(right)
            : ComparisonTranslator.OfField(predicates.Field(left), "$eq", ExpressionValue.Of(right));
    }

    private BsonDocument Text(MethodCallExpression call, Expression text, Expression part)
    {
        var options = call.Arguments.Count > 1 ? Options(call, call.Arguments[1]) : "";
        var escaped = Regex.Escape(Convert.ToString(ExpressionValue.Of(part), CultureInfo.InvariantCulture)!); // Null would have thrown in C# too.
        var pattern = call.Method.Name switch
        {
            "StartsWith" => "^" + escaped,
            "EndsWith" => escaped + "$",
            _ => escaped,
        };
        // A dot of the pattern never has to match a line break here, but what precedes and follows the text may hold some.
        return new BsonDocument(TextField(text, ref options).Path, new BsonRegularExpression(pattern, options + "s"));
    }

    private BsonDocument TextEqual(MethodCallExpression call, Expression left, Expression right, Expression comparison)
    {
        var options = Options(call, comparison);
        if (options.Length == 0) { return Equal(left, right); }
        var pattern = $"^{Regex.Escape((string)ExpressionValue.Of(right)!)}$"; // Compared with ignored case, null equals nothing.
        return new BsonDocument(predicates.Field(left).Path, new BsonRegularExpression(pattern, options));
    }

    // x.Name.ToLower().Contains("ab") is the usual way to ask without regard to case.
    private FieldPath TextField(Expression text, ref string options)
    {
        if (text is MethodCallExpression { Method.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant", Object: { } inner })
        {
            options = "i";
            return predicates.Field(inner);
        }
        return predicates.Field(text);
    }

    private static string Options(MethodCallExpression call, Expression comparison) => ExpressionValue.Of(comparison) switch
    {
        StringComparison.Ordinal => "",
        StringComparison.OrdinalIgnoreCase => "i",
        _ => throw PredicateTranslator.Unsupported(call),
    };

    private BsonDocument Match(Expression text, BsonRegularExpression regex) => new(predicates.Field(text).Path, regex);

    private BsonDocument Contains(MethodCallExpression call, Expression list, Expression item)
    {
        if (!predicates.DependsOnRoot(list))
        {
            var field = predicates.IsRoot(item) ? new FieldPath("", null) : predicates.Field(item);
            var values = (IEnumerable)ExpressionValue.Of(list)!; // A null list would have thrown in C# too.
            return new BsonDocument(field.Path, new BsonDocument("$in", new BsonArray(values.Cast<object?>().Select(v => ValueEncoder.Encode(field.Serializer, v)))));
        }
        if (predicates.DependsOnRoot(item)) { throw PredicateTranslator.Unsupported(call); }
        var array = predicates.Field(list);
        FieldPath.TryGetItem(array.Serializer, out var element);
        return FilterDocuments.Compare(array.Path, "$eq", ValueEncoder.Encode(element, ExpressionValue.Of(item)));
    }

    private BsonDocument NotEmpty(Expression list) => new(
        predicates.Field(list).Path,
        new BsonDocument { { "$ne", BsonNull.Value }, { "$not", new BsonDocument("$size", 0) } });

    private BsonDocument Any(Expression list, Expression predicate) =>
        new(predicates.Field(list).Path, new BsonDocument("$elemMatch", Elements(predicates.Field(list), predicate)));

    private BsonDocument All(Expression list, Expression predicate)
    {
        var field = predicates.Field(list);
        var elements = Elements(field, predicate);
        var negated = elements.ElementCount > 0 && elements.GetElement(0).Name is ['$', ..] and not ("$and" or "$or" or "$nor" or "$expr")
            ? new BsonDocument("$not", elements)
            : FilterDocuments.Not(elements);
        return new BsonDocument(field.Path, new BsonDocument("$not", new BsonDocument("$elemMatch", negated)));
    }

    private static BsonDocument Elements(FieldPath array, Expression predicate)
    {
        var lambda = (LambdaExpression)(predicate is UnaryExpression { NodeType: ExpressionType.Quote } quote ? quote.Operand : predicate);
        if (!FieldPath.TryGetItem(array.Serializer, out var item)) { item = BsonSerializer.LookupSerializer(lambda.Parameters[0].Type); }
        return item is IBsonDocumentSerializer
            ? PredicateTranslator.Translate(lambda, item)
            : new ElementTranslator(lambda.Parameters[0], item).Translate(lambda.Body);
    }

    private BsonDocument Flag(Expression field, Expression flag) => new(
        predicates.Field(field).Path,
        new BsonDocument("$bitsAllSet", Convert.ToInt64(ExpressionValue.Of(flag), CultureInfo.InvariantCulture)));

    // array.Contains(x) binds to the span version since C# 14; the conversion is taken off, a span cannot be evaluated.
    private static Expression Unspan(Expression list) => list switch
    {
        MethodCallExpression { Method.Name: "op_Implicit" or "AsSpan", Arguments: [var array] } => array,
        UnaryExpression { NodeType: ExpressionType.Convert, Method.Name: "op_Implicit", Operand: var array } => array,
        _ => list,
    };
}
