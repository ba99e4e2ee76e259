using System.Buffers.Binary;
using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>One event that passed all checks: its stored form, and what the rollups count.</summary>
internal sealed class EventRecord
{
    // A document starts with _id: {w: ObjectId, t: DateTime, e: string}, so these places are fixed.
    private const int WorkspaceAt = 16;
    private const int TimeAt = 31;
    private const int IdLengthAt = 42;
    private const int IdAt = 46;

    /// <summary>BSON bytes.</summary>
    public required byte[] Document { get; init; }

    public required EventFact Fact { get; init; }

    /// <summary>UTF-8 of the client's id.</summary>
    public ReadOnlySpan<byte> EventId => IdOf(Document);

    public static ReadOnlySpan<byte> IdOf(ReadOnlySpan<byte> document) =>
        document.Slice(IdAt, BinaryPrimitives.ReadInt32LittleEndian(document[IdLengthAt..]) - 1);

    public static long TimeOf(ReadOnlySpan<byte> document) => BinaryPrimitives.ReadInt64LittleEndian(document[TimeAt..]);

    public static ReadOnlySpan<byte> WorkspaceOf(ReadOnlySpan<byte> document) => document.Slice(WorkspaceAt, 12);
}
