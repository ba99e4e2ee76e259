namespace Inspectra.Core.Analysis.Csv;

/// <summary>Cuts text into records as it arrives: text goes in by <see cref="GetSpace"/> and <see cref="Advance"/>, the
/// end by <see cref="Complete"/>; records come out by <see cref="TryRead"/>.</summary>
/// <remarks>A record that is not complete is read anew when more text is there. So that the time stays linear, the
/// room for new text is at least as large as the text that waits.</remarks>
public abstract class RecordParser
{
    private const int FirstCapacity = 64 * 1024;

    protected RecordParser(CsvLimits limits) => Limits = limits;

    /// <summary>Line on which the current record starts; the first line of the text is 1.</summary>
    public long Line { get; protected set; }

    public CsvProblem Problem { get; protected set; }

    /// <summary>The current record as it stands in the text, without its line end.</summary>
    public ReadOnlySpan<char> Record => Buffer.AsSpan(RecordStart, RecordEnd - RecordStart);

    protected CsvLimits Limits { get; }
    protected char[] Buffer { get; private set; } = new char[FirstCapacity];

    /// <summary>Where the text starts that is not parsed yet, and where the text ends.</summary>
    protected int Start { get; set; }
    protected int End { get; private set; }
    protected int RecordStart { get; set; }
    protected int RecordEnd { get; set; }
    protected bool IsComplete { get; private set; }

    /// <returns>Room for more text, at least as large as what waits to be parsed. What was read is no longer valid.</returns>
    public Memory<char> GetSpace()
    {
        var waiting = End - Start;
        if (Start > 0)
        {
            Buffer.AsSpan(Start, waiting).CopyTo(Buffer);
            Start = 0;
            End = waiting;
        }

        RecordStart = RecordEnd = 0;
        if (Buffer.Length - End < Math.Max(FirstCapacity / 2, waiting))
        {
            var larger = new char[Math.Max(Buffer.Length * 2, End + Math.Max(FirstCapacity, waiting))];
            Buffer.AsSpan(0, End).CopyTo(larger);
            Buffer = larger;
        }

        return Buffer.AsMemory(End);
    }

    public void Advance(int count) => End += count;

    /// <summary>No more text follows.</summary>
    public void Complete() => IsComplete = true;

    /// <returns>False when more text is needed, or the text is at its end.</returns>
    public abstract bool TryRead();
}
