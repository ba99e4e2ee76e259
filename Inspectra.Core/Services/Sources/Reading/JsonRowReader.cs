using System.Text;
using System.Text.Json;
using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Rows of JSON objects: one a line, or the elements of one array. Objects inside an object become columns
/// such as <c>metadata.region</c>; lists stay JSON.</summary>
internal sealed class JsonRowReader(FileText text, RecordParser parser, CsvLimits limits) : RowReader(text, parser)
{
    private const int MaxDepth = 16;
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<(long Row, int Start, int Length)> _values = [];
    private readonly RecordParser _parser = parser;
    private byte[] _utf8 = [];
    private char[] _chars = [];
    private int _charsUsed;
    private long _taken;

    public override IReadOnlyList<string> Columns => _columns;
    public override string? Fault => (_parser as JsonArrayParser)?.Fault ?? base.Fault;

    public override ReadOnlySpan<char> Field(int column)
    {
        if (column >= _values.Count) { return default; }
        var (row, start, length) = _values[column];
        return row == _taken ? _chars.AsSpan(start, length) : default;
    }

    public override int IndexOf(string column) => _indexes.GetValueOrDefault(column, -1);

    protected override bool Take()
    {
        _taken++;
        _charsUsed = 0;
        if (_parser.Problem != CsvProblem.None)
        {
            Problem = Describe(_parser.Problem, limits);
            return true;
        }

        var record = _parser.Record;
        var needed = Encoding.UTF8.GetMaxByteCount(record.Length);
        if (_utf8.Length < needed) { _utf8 = new byte[needed]; }
        if (_chars.Length < record.Length + 64) { _chars = new char[(record.Length * 2) + 64]; }
        var length = Encoding.UTF8.GetBytes(record, _utf8);
        var reader = new Utf8JsonReader(_utf8.AsSpan(0, length), new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                Problem = "The row is no JSON object.";
                return true;
            }

            ReadObject(ref reader, "");
            while (Problem is null && reader.Read()) { }
        }
        catch (JsonException ex)
        {
            Problem = $"The row is not valid JSON: something is wrong near character {ex.BytePositionInLine + 1} of it.";
        }
        catch (InvalidOperationException)
        {
            // A string that is no valid Unicode is found only when it is read.
            Problem = "The row holds a text that is not valid Unicode.";
        }

        return true;
    }

    private void ReadObject(ref Utf8JsonReader reader, string prefix)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix + reader.GetString();
            if (!reader.Read()) { return; }
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, name + ".");
                continue;
            }

            Set(ref reader, name);
            if (Problem is not null) { return; }
        }
    }

    private void Set(ref Utf8JsonReader reader, string name)
    {
        if (!_indexes.TryGetValue(name, out var column))
        {
            if (_columns.Count == limits.MaxColumns)
            {
                Problem = $"The file names more than {limits.MaxColumns:N0} columns.";
                return;
            }

            column = _columns.Count;
            _indexes.Add(name, column);
            _columns.Add(name);
            _values.Add((0, 0, 0));
        }

        if (_values[column].Row == _taken)
        {
            Problem = "The same name occurs twice in the row.";
            ProblemColumn = name;
            return;
        }

        var start = _charsUsed;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                EnsureRoom(reader.HasValueSequence ? 0 : reader.ValueSpan.Length);
                _charsUsed += reader.CopyString(_chars.AsSpan(_charsUsed));
                break;
            case JsonTokenType.StartArray:
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                Append(_utf8.AsSpan(from, (int)reader.BytesConsumed - from));
                break;
            case JsonTokenType.Null:
                break;
            default:
                Append(reader.ValueSpan);
                break;
        }

        if (_charsUsed - start > limits.MaxFieldChars)
        {
            Problem = Describe(CsvProblem.FieldTooLong, limits);
            ProblemColumn = name;
        }

        _values[column] = (_taken, start, _charsUsed - start);
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        EnsureRoom(utf8.Length);
        _charsUsed += Encoding.UTF8.GetChars(utf8, _chars.AsSpan(_charsUsed));
    }

    private void EnsureRoom(int chars)
    {
        if (_chars.Length - _charsUsed < chars) { Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _charsUsed + chars)); }
    }
}
