using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A query filter, compiled once and matched on the raw bytes of documents.</summary>
/// <remarks>Safe to use by one command at a time; without <c>$expr</c> by any number of threads.</remarks>
internal abstract class DocumentFilter
{
    /// <summary>What a planner may use to choose an index; never the whole filter, so matching still has to follow.</summary>
    public virtual IReadOnlyList<FieldBound> Bounds => [];

    /// <summary>True when the filter lets every document pass.</summary>
    public virtual bool IsEmpty => false;

    /// <exception cref="QueryException">An operator is unknown, or its operand is wrong.</exception>
    public static DocumentFilter Parse(BsonDocument filter, FilterContext context) =>
        new FilterParser(context).Parse(filter);

    public abstract bool Matches(ReadOnlySpan<byte> document);

    public abstract void CollectFields(FieldDependencies dependencies);
}
