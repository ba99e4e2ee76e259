using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>A compiled aggregation expression.</summary>
internal abstract class Expression
{
    /// <returns>null when the expression yields no value (a missing field, <c>$$REMOVE</c>).</returns>
    public abstract BsonValue? Evaluate(Scope scope);

    /// <summary>Tells which top-level fields of the document are read.</summary>
    public abstract void CollectFields(FieldDependencies dependencies);
}
