using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Rows of delimited text.</summary>
internal sealed class CsvRowReader : RowReader
{
    private readonly CsvParser _parser;
    private readonly CsvLimits _limits;
    private readonly RaggedRows _ragged;
    private readonly int _skipLines;
    private bool _skipsHeader;

    public CsvRowReader(FileText text, CsvParser parser, CsvLimits limits, CsvFileShape shape, RaggedRows ragged)
        : base(text, parser)
    {
        _parser = parser;
        _limits = limits;
        _ragged = ragged;
        _skipLines = shape.SkipLines;
        _skipsHeader = shape.HasHeader;
        Columns = shape.Columns;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override ReadOnlySpan<char> Field(int column) => column < _parser.FieldCount ? _parser[column] : default;

    protected override bool Take()
    {
        if (_parser.Line <= _skipLines) { return false; }
        if (_skipsHeader)
        {
            _skipsHeader = false;
            return false;
        }

        if (_parser.Problem != CsvProblem.None)
        {
            Problem = Describe(_parser.Problem, _limits);
            ProblemColumn = _parser.ProblemField >= 0 && _parser.ProblemField < Columns.Count
                ? Columns[_parser.ProblemField]
                : null;
        }
        else if (_parser.FieldCount != Columns.Count && _ragged == RaggedRows.Reject)
        {
            Problem = OfShape();
        }

        return true;
    }

    /// <summary>A row that only ends with too many delimiters is as good as any.</summary>
    private string? OfShape()
    {
        var count = _parser.FieldCount;
        if (count < Columns.Count) { return $"The row has {count} fields where the file has {Columns.Count} columns."; }
        for (var i = Columns.Count; i < count; i++)
        {
            if (!_parser[i].IsWhiteSpace()) { return $"The row has {count} fields where the file has {Columns.Count} columns."; }
        }

        return null;
    }
}
