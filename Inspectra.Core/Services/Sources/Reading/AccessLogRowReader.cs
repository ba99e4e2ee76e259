using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>Rows of a web server's access log.</summary>
internal sealed class AccessLogRowReader(FileText text, CsvParser lines, CsvLimits limits) : RowReader(text, lines)
{
    private readonly Range[] _fields = new Range[AccessLogLine.Columns.Count];

    public override IReadOnlyList<string> Columns => AccessLogLine.Columns;

    public override ReadOnlySpan<char> Field(int column) => lines.Record[_fields[column]];

    protected override bool Take()
    {
        if (lines.Problem != CsvProblem.None) { Problem = Describe(lines.Problem, limits); }
        else if (!AccessLogLine.TryParse(lines.Record, _fields))
        {
            Problem = "The line is not written in the common or the combined log format.";
        }

        if (Problem is not null) { Array.Clear(_fields); }
        return true;
    }
}
