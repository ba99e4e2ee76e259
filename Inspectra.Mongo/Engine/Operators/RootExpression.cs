using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$$ROOT</c>: the whole current document.</summary>
internal sealed class RootExpression : Expression
{
    public override BsonValue? Evaluate(Scope scope) => scope.Root.Document;

    public override void CollectFields(FieldDependencies dependencies) => dependencies.AddWholeDocument();
}
