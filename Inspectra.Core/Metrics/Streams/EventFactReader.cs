using System.Buffers.Binary;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>Reads from a stored event what the rollups count, so that a recount counts exactly what ingestion did.</summary>
internal sealed class EventFactReader(StreamDefinition stream, DimensionValuePool pool)
{
    private const byte TypeDouble = 0x01;
    private const byte TypeString = 0x02;
    private const byte TypeDocument = 0x03;
    private const byte TypeArray = 0x04;
    private const byte TypeBinary = 0x05;
    private const byte TypeObjectId = 0x07;
    private const byte TypeBoolean = 0x08;
    private const byte TypeDateTime = 0x09;
    private const byte TypeNull = 0x0A;
    private const byte TypeInt32 = 0x10;
    private const byte TypeInt64 = 0x12;

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
        if (type == TypeString)
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
        else if (type == TypeInt64)
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
        TypeDouble or TypeDateTime or TypeInt64 => 8,
        TypeString => 4 + BinaryPrimitives.ReadInt32LittleEndian(value),
        TypeDocument or TypeArray => BinaryPrimitives.ReadInt32LittleEndian(value),
        TypeBinary => 5 + BinaryPrimitives.ReadInt32LittleEndian(value),
        TypeObjectId => 12,
        TypeBoolean => 1,
        TypeNull => 0,
        TypeInt32 => 4,
        _ => throw new FormatException($"A stored event holds a field of the unexpected type {type}."),
    };
}
