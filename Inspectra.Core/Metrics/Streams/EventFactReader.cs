using System.Buffers.Binary;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>Reads from a stored event what the rollups count, so that a recount counts exactly what ingestion did.</summary>
internal sealed class EventFactReader(StreamDefinition stream, DimensionValuePool pool)
{
    /// <param name="document">BSON bytes as ingestion wrote them.</param>
    public EventFact Read(ReadOnlySpan<byte> document)
    {
        var fact = new EventFact { TimeMs = EventRecord.TimeOf(document), Sign = 1 };
        for (var dimension = 0; dimension < EventFact.MaxDimensions; dimension++)
        {
            fact.Dimensions[dimension] = DimensionValue.None;
        }

        var at = 4;
        while (document[at] != 0)
        {
            var type = document[at++];
            var name = document.Slice(at, document[at..].IndexOf((byte)0));
            at += name.Length + 1;
            var size = SizeOf(type, document[at..]);
            Take(ref fact, type, name, document.Slice(at, size));
            at += size;
        }

        if ((fact.MeasureMask & 1) != 0)
        {
            fact.Bin = (short)QuantileSketch.BinOf(fact.Measures[0]);
        }

        return fact;
    }

    private void Take(ref EventFact fact, byte type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (type == BsonTypeByte.String)
        {
            var text = value[4..^1];
            if (name.SequenceEqual("status"u8))
            {
                fact.Status = (byte)Math.Max(0, stream.StatusCode(text));
                return;
            }

            for (var dimension = 0; dimension < stream.DimensionFields.Count; dimension++)
            {
                if (name.SequenceEqual(stream.DimensionFields[dimension]))
                {
                    fact.Dimensions[dimension] = pool.Get(text);
                    return;
                }
            }
        }
        else if (type == BsonTypeByte.Int64)
        {
            for (var measure = 0; measure < stream.MeasureFields.Count; measure++)
            {
                if (name.SequenceEqual(stream.MeasureFields[measure]))
                {
                    fact.Measures[measure] = BinaryPrimitives.ReadInt64LittleEndian(value);
                    fact.MeasureMask |= (byte)(1 << measure);
                    return;
                }
            }
        }
    }

    private static int SizeOf(byte type, ReadOnlySpan<byte> value) => type switch
    {
        BsonTypeByte.Double or BsonTypeByte.DateTime or BsonTypeByte.Int64 => 8,
        BsonTypeByte.String => 4 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonTypeByte.Document or BsonTypeByte.Array => BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonTypeByte.Binary => 5 + BinaryPrimitives.ReadInt32LittleEndian(value),
        BsonTypeByte.ObjectId => 12,
        BsonTypeByte.Boolean => 1,
        BsonTypeByte.Null => 0,
        BsonTypeByte.Int32 => 4,
        _ => throw new FormatException($"A stored event holds a field of the unexpected type {type}."),
    };
}
