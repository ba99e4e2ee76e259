using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>Predicates over a class as filter documents.</summary>
/// <remarks>What has no exact counterpart is refused by name; nothing is evaluated on this side of the command instead.</remarks>
internal sealed class PredicateTranslator
{
    private readonly ParameterExpression _root;
    private readonly IBsonSerializer _serializer;

    private PredicateTranslator(ParameterExpression root, IBsonSerializer serializer)
    {
        _root = root;
        _serializer = serializer;
    }

    /// <exception cref="NotSupportedException">Something in the predicate has no counterpart in a filter.</exception>
    public static BsonDocument Translate(LambdaExpression predicate, IBsonSerializer serializer) =>
        new PredicateTranslator(predicate.Parameters[0], serializer).Translate(predicate.Body);

    public static NotSupportedException Unsupported(Expression expression) =>
        new($"This part of a filter expression cannot be sent to the database: {expression}.");

    public BsonDocument Translate(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both when both.Type == typeof(bool):
                return FilterDocuments.And([Translate(both.Left), Translate(both.Right)]);
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either when either.Type == typeof(bool):
                return TranslateOr(either);
            case BinaryExpression binary:
                return new ComparisonTranslator(this).Translate(binary);
            case UnaryExpression { NodeType: ExpressionType.Not } negation:
                return FilterDocuments.Not(Translate(negation.Operand));
            case UnaryExpression { NodeType: ExpressionType.Convert } convert:
                return Translate(convert.Operand);
            case MethodCallExpression call:
                return new MethodTranslator(this).Translate(call);
            case MemberExpression { Member.Name: "HasValue", Expression: { } nullable } when Nullable.GetUnderlyingType(nullable.Type) is not null:
                return new BsonDocument(Field(nullable).Path, new BsonDocument("$ne", BsonNull.Value));
        }
        if (!DependsOnRoot(expression))
        {
            return (bool)ExpressionValue.Of(expression)! ? [] : new BsonDocument("$nor", new BsonArray { new BsonDocument() }); // A predicate is a bool.
        }
        if (TryField(expression, out var field)) { return new BsonDocument(field.Path, ValueEncoder.Encode(field.Serializer, true)); }
        throw Unsupported(expression);
    }

    public bool DependsOnRoot(Expression expression) => ExpressionValue.DependsOn(expression, _root);

    public bool TryField(Expression expression, out FieldPath field) =>
        FieldPath.TryResolve(expression, _root, _serializer, out field) && field.Path.Length > 0;

    public FieldPath Field(Expression expression) => TryField(expression, out var field) ? field : throw Unsupported(expression);

    public bool IsRoot(Expression expression) => FieldPath.TryResolve(expression, _root, _serializer, out var field) && field.Path.Length == 0;

    private BsonDocument TranslateOr(BinaryExpression either)
    {
        var alternatives = new BsonArray();
        foreach (var side in (BsonDocument[])[Translate(either.Left), Translate(either.Right)])
        {
            if (side.ElementCount == 1 && side.TryGetValue("$or", out var inner)) { alternatives.AddRange(inner.AsBsonArray); }
            else { alternatives.Add(side); }
        }
        return new BsonDocument("$or", alternatives);
    }
}
