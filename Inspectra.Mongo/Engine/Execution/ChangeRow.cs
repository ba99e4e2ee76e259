using System.Buffers.Binary;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>One row of the change log.</summary>
internal sealed record ChangeRow(long Number, long AtMilliseconds, int Collection, ChangeKind Kind, long Rid, int Count, byte[]? Data)
{
    /// <summary>The record that one of its events is about.</summary>
    public long RidAt(int position) => Kind switch
    {
        ChangeKind.Insert => Rid + position,
        ChangeKind.Replace when Data is not null => BinaryPrimitives.ReadInt64LittleEndian(Data.AsSpan(position * 8)),
        _ => Rid,
    };
}
