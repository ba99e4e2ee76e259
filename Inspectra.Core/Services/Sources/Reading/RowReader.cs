using Inspectra.Core.Analysis.Csv;

namespace Inspectra.Core.Services.Sources.Reading;

/// <summary>The rows of a file, one after the other; memory does not grow with the file.</summary>
/// <remarks>Loop: <c>while (true) { while (TryRead()) { … } if (!await FillAsync(ct)) { break; } }</c>.</remarks>
internal abstract class RowReader(FileText text, RecordParser parser) : IDisposable
{
    private bool _isComplete;

    /// <summary>May grow while rows are read, where a row can name columns of its own.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Line on which the current row starts.</summary>
    public long Line => parser.Line;

    /// <summary>Number of the current row, from 1.</summary>
    public long RowNumber { get; private set; }

    /// <summary>Why the current row cannot be taken as it stands; null when nothing is wrong with its shape.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The column to which <see cref="Problem"/> belongs; null for the whole row.</summary>
    public string? ProblemColumn { get; protected set; }

    /// <summary>The row as it stands in the file.</summary>
    public ReadOnlySpan<char> Raw => parser.Record;

    /// <summary>Why reading ended before the end; null while all is well.</summary>
    public virtual string? Fault => text.Fault;
    public FileText Text => text;

    /// <returns>The column's value; empty where the row has none.</returns>
    public abstract ReadOnlySpan<char> Field(int column);

    /// <returns>-1 for a column that the file does not have.</returns>
    public virtual int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], column, StringComparison.Ordinal)) { return i; }
        }

        return -1;
    }

    public bool TryRead()
    {
        while (parser.TryRead())
        {
            Problem = null;
            ProblemColumn = null;
            if (!Take()) { continue; }
            RowNumber++;
            return true;
        }

        return false;
    }

    /// <returns>False when there is no more text, and <see cref="TryRead"/> has nothing more to give.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_isComplete) { return false; }
        var count = await text.ReadAsync(parser.GetSpace(), ct).ConfigureAwait(false);
        parser.Advance(count);
        if (count == 0)
        {
            _isComplete = true;
            parser.Complete();
        }

        return true;
    }

    public void Dispose()
    {
        text.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a row of the parser's record.</summary>
    /// <returns>False when the record is no row.</returns>
    protected abstract bool Take();

    protected static string Describe(CsvProblem problem, CsvLimits limits) => problem switch
    {
        CsvProblem.UnclosedQuote => "A quote opens here and is never closed.",
        CsvProblem.FieldTooLong => $"The value is longer than {limits.MaxFieldChars:N0} characters.",
        CsvProblem.RecordTooLong => $"The row is longer than {limits.MaxRecordChars:N0} characters.",
        CsvProblem.TooManyColumns => $"The row has more than {limits.MaxColumns:N0} columns.",
        _ => "",
    };
}
