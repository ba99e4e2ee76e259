using System.Runtime.CompilerServices;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>What the rollups need to know about one event.</summary>
internal struct EventFact
{
    public const int MaxDimensions = 6;
    public const int MaxMeasures = 4;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>+1 when the event comes in, -1 when it goes out.</summary>
    public sbyte Sign;

    /// <summary>Position of the status in the stream's list.</summary>
    public byte Status;

    /// <summary>Bit m is set when measure m has a value.</summary>
    public byte MeasureMask;

    /// <summary>Sketch bin of the first measure.</summary>
    public short Bin;

    public DimensionSlots Dimensions;

    public MeasureSlots Measures;

    [InlineArray(MaxDimensions)]
    internal struct DimensionSlots
    {
        private DimensionValue _first;
    }

    [InlineArray(MaxMeasures)]
    internal struct MeasureSlots
    {
        private long _first;
    }
}
