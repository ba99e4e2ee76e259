using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$replaceRoot</c> and <c>$replaceWith</c>.</summary>
internal sealed class ReplaceRootStage(Expression newRoot) : MapStage
{
    public override bool MakesNewDocuments => true;

    public static ReplaceRootStage Parse(BsonValue argument, ExpressionParser parser) =>
        ParseWith(NamedArguments.Read("$replaceRoot", argument, ["newRoot"], [])["newRoot"], parser);

    public static ReplaceRootStage ParseWith(BsonValue argument, ExpressionParser parser) => new(parser.Parse(argument));

    public override Row Map(Row row, Scope scope)
    {
        scope.Root = row;
        var value = newRoot.Evaluate(scope);
        return value is BsonDocument document
            ? new Row(document)
            : throw QueryException.Location(
                40228, $"'newRoot' expression must evaluate to an object, but resulting value was: {ValueRules.Describe(value)}");
    }

    public override void CollectFields(FieldDependencies dependencies) => newRoot.CollectFields(dependencies);
}
