namespace Inspectra.Mongo.Commands;

/// <summary>One command as OP_MSG carries it: a body document, and sequences of documents beside it.</summary>
/// <param name="Body">BSON bytes of the command document: the command's name first, then its options,
/// <c>$db</c>, and for sessions <c>lsid</c>, <c>txnNumber</c>, <c>startTransaction</c>, <c>autocommit</c>.</param>
/// <param name="Sequences">Documents too many for the body: <c>documents</c> of insert, <c>updates</c> of update,
/// <c>deletes</c> of delete. Empty for most commands.</param>
public sealed record CommandRequest(ReadOnlyMemory<byte> Body, IReadOnlyList<DocumentSequence> Sequences);

/// <summary>A section of kind 1: what would otherwise be an array field of the body.</summary>
/// <param name="Identifier">Name of the field it stands for.</param>
/// <param name="Documents">BSON bytes of one document each; the memory must stay unchanged until the reply.</param>
public sealed record DocumentSequence(string Identifier, IReadOnlyList<ReadOnlyMemory<byte>> Documents);
