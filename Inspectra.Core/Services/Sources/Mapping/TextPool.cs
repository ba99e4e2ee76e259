namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Gives equal texts the same string, so that a name that stands in a million rows is made once.</summary>
internal sealed class TextPool
{
    private const int MaxTexts = 50_000;
    private const int MaxLength = 200;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextPool() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) { return ""; }
        if (_lookup.TryGetValue(text, out var known)) { return known; }
        var made = text.ToString();
        if (made.Length <= MaxLength && _texts.Count < MaxTexts) { _texts.Add(made); }
        return made;
    }
}
