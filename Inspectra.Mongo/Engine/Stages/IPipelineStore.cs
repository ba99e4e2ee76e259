using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>What stages that reach beyond their own collection ask of the storage, within the database of the command.</summary>
internal interface IPipelineStore
{
    /// <summary>The documents of a collection that match; a buffer is valid until the next document is asked for.</summary>
    /// <returns>Nothing when there is no such collection.</returns>
    IEnumerable<ReadOnlyMemory<byte>> Find(string collection, BsonDocument filter);

    /// <summary>Makes the documents the whole content of the collection; all or nothing.</summary>
    void ReplaceCollection(string collection, IReadOnlyList<byte[]> documents);

    void Write(string collection, IReadOnlyList<PipelineWrite> writes);
}

/// <summary>One write of <c>$merge</c>.</summary>
/// <param name="Filter">Finds the document to update; null means a plain insert, where a duplicate is an error.</param>
/// <param name="Update">An update in any of its forms, or the document to insert.</param>
/// <param name="Upsert">Whether to insert when none is found.</param>
/// <param name="MustMatch">Whether finding none is an error.</param>
internal sealed record PipelineWrite(BsonDocument? Filter, BsonValue Update, bool Upsert, bool MustMatch);
