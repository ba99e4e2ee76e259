namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Turns ascending positions in a text into line numbers.</summary>
internal ref struct LineCounter(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private long _line = 1;

    /// <param name="position">Not before the one asked for last.</param>
    public long At(long position)
    {
        _line += _text[_at..(int)position].Count((byte)'\n');
        _at = (int)position;
        return _line;
    }
}
