using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>What the values of one column look like, as far as they were seen.</summary>
internal sealed class ColumnLook
{
    private const int MaxSamples = 5;
    private const int MaxSampleChars = 100;
    private const int MaxValues = 30;
    private readonly Dictionary<CellType, int> _types = [];
    private readonly Dictionary<TimeNotation, int> _notations = [];
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private int _filled;
    private int _times;
    private int _fractions;
    private int _decimalCommas;
    private bool _dayFirstFits = true;
    private bool _monthFirstFits = true;

    public bool SeemsDecimalComma => _decimalCommas > 0 && _decimalCommas >= _fractions;

    public void Add(ReadOnlySpan<char> value)
    {
        var cell = value.Trim();
        if (cell.IsEmpty) { return; }
        _filled++;
        var type = CellTypes.Of(cell);
        _types[type] = _types.GetValueOrDefault(type) + 1;
        if (_values.Count <= MaxValues) { _values.Add(cell[..Math.Min(cell.Length, MaxSampleChars)].ToString()); }
        if (type == CellType.Number) { AddNumber(cell); }
        if (type is CellType.Time or CellType.Number) { AddTime(cell); }
    }

    public ImportColumn Describe(int index, string name, long rows)
    {
        var format = FormatOf(name);
        return new ImportColumn(
            index, name, TypeOf(format), [.. _values.Take(MaxSamples)], _values.Count <= MaxValues ? [.. _values] : [],
            rows > 0 ? (double)_filled / rows : 0, format, _values.Count <= MaxValues && _filled > 2L * _values.Count);
    }

    private void AddNumber(ReadOnlySpan<char> cell)
    {
        var comma = cell.LastIndexOf(',');
        var point = cell.LastIndexOf('.');
        if (point >= 0 && point > comma) { _fractions++; }
        // 1,234 may be grouped; 1,5 and 1.234,5 may not.
        if (comma >= 0 && comma > point && (point >= 0 || cell.Length - comma != 4)) { _decimalCommas++; }
    }

    private void AddTime(ReadOnlySpan<char> cell)
    {
        var fault = TimeText.TryParse(cell, TimeNotation.Any, TimeZoneInfo.Utc, out _);
        if (fault is TimeFault.NotATime or TimeFault.Impossible) { return; }
        _times++;
        if (fault == TimeFault.None)
        {
            var notation = TimeText.NotationOf(cell);
            _notations[notation] = _notations.GetValueOrDefault(notation) + 1;
        }

        _dayFirstFits &= TimeText.TryParse(cell, TimeNotation.DayFirst, TimeZoneInfo.Utc, out _) == TimeFault.None;
        _monthFirstFits &= TimeText.TryParse(cell, TimeNotation.MonthFirst, TimeZoneInfo.Utc, out _) == TimeFault.None;
    }

    /// <summary>One notation in which all the times stand; null when there is none, or none alone.</summary>
    private string? FormatOf(string name)
    {
        if (_filled == 0 || _times < 0.9 * _filled) { return null; }
        if (_dayFirstFits != _monthFirstFits) { return _dayFirstFits ? TimeFormats.DayFirst : TimeFormats.MonthFirst; }
        if (_notations.Count != 1) { return null; }
        var notation = _notations.Keys.First();
        var isEpoch = notation is >= TimeNotation.EpochSeconds and <= TimeNotation.EpochNanoseconds;
        // A number of the right size may be anything, unless its column says that it is a time.
        return isEpoch && !SaysTime(name) ? null : TimeFormats.FormatOf(notation);
    }

    private static bool SaysTime(string name) =>
        name.Contains("time", StringComparison.OrdinalIgnoreCase) || name.Contains("date", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_at", StringComparison.OrdinalIgnoreCase) || name.EndsWith("At", StringComparison.Ordinal)
        || name.Equals("ts", StringComparison.OrdinalIgnoreCase) || name.Contains("start", StringComparison.OrdinalIgnoreCase)
        || name.Contains("epoch", StringComparison.OrdinalIgnoreCase);

    private ImportValueType TypeOf(string? timeFormat)
    {
        if (_filled == 0) { return ImportValueType.Empty; }
        if (timeFormat is not null) { return ImportValueType.Time; }
        var (type, count) = _types.MaxBy(t => t.Value);
        if (count < 0.9 * _filled) { return ImportValueType.Text; }
        return type switch
        {
            CellType.Number => _fractions + _decimalCommas > 0 ? ImportValueType.Number : ImportValueType.Integer,
            CellType.Time => ImportValueType.Time,
            CellType.Truth => ImportValueType.Truth,
            CellType.Code => ImportValueType.Code,
            CellType.Url => ImportValueType.Url,
            _ => ImportValueType.Text,
        };
    }
}
