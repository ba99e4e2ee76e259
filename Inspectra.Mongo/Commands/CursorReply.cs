using MongoDB.Bson;

namespace Inspectra.Mongo.Commands;

/// <summary>A batch of a cursor.</summary>
/// <param name="Id">0 when the server holds no more.</param>
/// <param name="Documents">BSON bytes of one document each, parts of the reply.</param>
/// <param name="PostBatchResumeToken">Where a change stream stands after this batch; null for other cursors.</param>
internal readonly record struct CursorReply(long Id, List<ReadOnlyMemory<byte>> Documents, BsonDocument? PostBatchResumeToken);
