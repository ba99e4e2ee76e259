using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Predicates over the elements of an array of plain values, as <c>$elemMatch</c> takes them.</summary>
internal sealed class ElementTranslator(ParameterExpression element, IBsonSerializer serializer)
{
    public BsonDocument Translate(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso } both:
                return FilterDocuments.And([Translate(both.Left), Translate(both.Right)]);
            case UnaryExpression { NodeType: ExpressionType.Not } negation:
                return new BsonDocument("$not", Translate(negation.Operand));
            case BinaryExpression binary when IsElement(binary.Left) && !ExpressionValue.DependsOn(binary.Right, element):
                return new BsonDocument(Operator(binary, binary.NodeType), ValueEncoder.Encode(serializer, ExpressionValue.Of(binary.Right)));
            case MethodCallExpression { Object: { } text, Arguments: [_, ..] } call when IsElement(text) && call.Method.DeclaringType == typeof(string):
                return OfField(call, Expression.Call(text, call.Method, call.Arguments));
            case MethodCallExpression { Method.Name: "Contains" } call when !IsElement(call.Object ?? call.Arguments[0]):
                return OfField(call, call);
            default:
                throw PredicateTranslator.Unsupported(expression);
        }
    }

    private bool IsElement(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? IsElement(convert.Operand) : expression == element;

    // The element is treated as a field without a name; what the translation puts under that name is what $elemMatch takes.
    private BsonDocument OfField(MethodCallExpression original, MethodCallExpression call)
    {
        var wrapper = new ElementSerializer(serializer);
        var named = Expression.Parameter(typeof(ElementHolder<>).MakeGenericType(element.Type), "e");
        var body = new Replacer(element, Expression.Property(named, "Value")).Visit(call);
        var filter = PredicateTranslator.Translate(Expression.Lambda(body, named), wrapper);
        return filter.ElementCount == 1 && filter.GetElement(0).Name == ElementSerializer.Name
            ? filter.GetElement(0).Value as BsonDocument ?? new BsonDocument("$regex", filter.GetElement(0).Value)
            : throw PredicateTranslator.Unsupported(original);
    }

    private static string Operator(BinaryExpression comparison, ExpressionType type) => type switch
    {
        ExpressionType.Equal => "$eq",
        ExpressionType.NotEqual => "$ne",
        ExpressionType.LessThan => "$lt",
        ExpressionType.LessThanOrEqual => "$lte",
        ExpressionType.GreaterThan => "$gt",
        ExpressionType.GreaterThanOrEqual => "$gte",
        _ => throw PredicateTranslator.Unsupported(comparison),
    };

    private sealed class Replacer(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private sealed class ElementHolder<T>
    {
        public T? Value { get; init; }
    }

    private sealed class ElementSerializer(IBsonSerializer item) : IBsonDocumentSerializer
    {
        public const string Name = "e";

        public Type ValueType => typeof(object);

        public object Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args) => throw new NotSupportedException("This serializer only names a field.");

        public void Serialize(BsonSerializationContext context, BsonSerializationArgs args, object? value) => throw new NotSupportedException("This serializer only names a field.");

        public bool TryGetMemberSerializationInfo(string memberName, out BsonSerializationInfo serializationInfo)
        {
            serializationInfo = new BsonSerializationInfo(Name, item, item.ValueType);
            return true;
        }
    }
}
