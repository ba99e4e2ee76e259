using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Where one field of an execution comes from, resolved for one file.</summary>
internal sealed class MappedField(string target, string? column, string? constant)
{
    private readonly string _constant = constant ?? "";
    private int _index = -1;
    private int _columnsSeen = -1;

    public string Target { get; } = target;
    /// <summary>What messages call it: the column, or the field where there is no column.</summary>
    public string Label { get; } = column ?? target;

    /// <returns>Trimmed; the constant where the column is empty.</returns>
    public ReadOnlySpan<char> Of(RowReader rows)
    {
        if (column is null) { return _constant; }
        // A row of JSON may name columns that no row before it had.
        if (_index < 0 && _columnsSeen != rows.Columns.Count)
        {
            _index = rows.IndexOf(column);
            _columnsSeen = rows.Columns.Count;
        }

        var value = _index < 0 ? default : rows.Field(_index).Trim();
        return value.IsEmpty ? _constant : value;
    }
}
