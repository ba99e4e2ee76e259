using System.Linq.Expressions;
using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver.Linq;

/// <summary>The fields that a lambda reads.</summary>
internal static class ReferencedFields
{
    /// <returns>A projection of these fields; null when the lambda reads the document as a whole.</returns>
    public static BsonDocument? Of(LambdaExpression lambda, IBsonSerializer serializer)
    {
        var collector = new Collector(lambda.Parameters[0], serializer);
        collector.Visit(lambda.Body);
        if (collector.ReadsWholeDocument) { return null; }
        var projection = new BsonDocument();
        var previous = (string?)null;
        // A field inside another that is already included would collide with it; "a.b" sorts right after "a" with this order.
        foreach (var path in collector.Paths.Order(StringComparer.Ordinal))
        {
            if (previous is not null && path.StartsWith(previous + ".", StringComparison.Ordinal)) { continue; }
            if (projection.Names.Any(n => path.StartsWith(n + ".", StringComparison.Ordinal))) { continue; }
            projection.Add(path, 1);
            previous = path;
        }
        if (!projection.Names.Any(n => n == "_id" || n.StartsWith("_id.", StringComparison.Ordinal))) { projection.Add("_id", 0); }
        return projection.ElementCount == 1 && projection.Contains("_id") && projection["_id"] == 0 ? new BsonDocument("_id", 1) : projection;
    }

    private sealed class Collector(ParameterExpression root, IBsonSerializer serializer) : ExpressionVisitor
    {
        public HashSet<string> Paths { get; } = [];

        public bool ReadsWholeDocument { get; private set; }

        public override Expression? Visit(Expression? node)
        {
            if (node is MemberExpression or MethodCallExpression or BinaryExpression { NodeType: ExpressionType.ArrayIndex } &&
                FieldPath.TryResolve(node, root, serializer, out var field))
            {
                if (field.Path.Length == 0) { ReadsWholeDocument = true; }
                else { Paths.Add(Included(field.Path)); }
                return node;
            }
            return base.Visit(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            ReadsWholeDocument |= node == root;
            return node;
        }

        // A projection names fields of arrays, not places in them: "items.0.name" is asked for as "items".
        private static string Included(string path)
        {
            var parts = path.Split('.');
            var index = Array.FindIndex(parts, p => p == "$" || p.All(char.IsAsciiDigit));
            return index < 0 ? path : string.Join('.', parts[..index]);
        }
    }
}
