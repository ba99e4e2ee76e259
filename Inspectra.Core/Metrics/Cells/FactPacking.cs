using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>Writes and reads what the rollups need of events, one behind the other.</summary>
internal static class FactPacking
{
    private const byte Format = 1;

    public static byte[] Pack(ReadOnlySpan<EventFact> facts)
    {
        var writer = new PackWriter(facts.Length * 96 + 16);
        writer.WriteByte(Format);
        long before = 0;
        foreach (ref readonly var fact in facts)
        {
            writer.WriteSigned(fact.TimeMs - before);
            before = fact.TimeMs;
            writer.WriteByte((byte)fact.Sign);
            writer.WriteByte(fact.Status);
            writer.WriteByte(fact.MeasureMask);
            for (var measure = 0; measure < EventFact.MaxMeasures; measure++)
            {
                if ((fact.MeasureMask >> measure & 1) != 0)
                {
                    writer.WriteSigned(fact.Measures[measure]);
                }
            }

            foreach (var value in fact.Dimensions)
            {
                writer.WriteUnsigned((ulong)value.Utf8.Length);
                writer.WriteBytes(value.Utf8);
            }
        }

        return writer.ToArray();
    }

    public static void Unpack(ReadOnlySpan<byte> packed, DimensionValuePool pool, List<EventFact> into)
    {
        var reader = new PackReader(packed);
        if (reader.ReadByte() != Format)
        {
            throw new FormatException("Pending events have an unknown format.");
        }

        long time = 0;
        while (!reader.AtEnd)
        {
            time += reader.ReadSigned();
            var fact = new EventFact
            {
                TimeMs = time, Sign = (sbyte)reader.ReadByte(), Status = reader.ReadByte(), MeasureMask = reader.ReadByte(),
            };
            for (var measure = 0; measure < EventFact.MaxMeasures; measure++)
            {
                if ((fact.MeasureMask >> measure & 1) != 0)
                {
                    fact.Measures[measure] = reader.ReadSigned();
                }
            }

            for (var dimension = 0; dimension < EventFact.MaxDimensions; dimension++)
            {
                fact.Dimensions[dimension] = pool.Get(reader.ReadBytes((int)reader.ReadUnsigned()));
            }

            if ((fact.MeasureMask & 1) != 0)
            {
                fact.Bin = (short)QuantileSketch.BinOf(fact.Measures[0]);
            }

            into.Add(fact);
        }
    }
}
