namespace Inspectra.Core.Analysis.Csv;

/// <summary>Cuts delimited text into records, piece by piece as the text arrives. It never fails: what looks odd is
/// taken literally and named in <see cref="Problem"/>.</summary>
/// <remarks>
/// A record ends with CR, LF or CRLF outside quotes; blank lines are passed over. A field is quoted when the first lone
/// quote after the opening one stands before a delimiter or line end; otherwise the field is literal, its quotes kept.
/// NUL is an ordinary character.
/// </remarks>
public sealed class CsvParser : RecordParser
{
    private readonly char _delimiter;
    private readonly char _quote;
    private readonly bool _hasQuote;
    private readonly bool _blanksBeforeQuote;
    private readonly CsvQuotedField _quoted;
    private bool _isSkipping;
    private bool _lineFeedPending;
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];
    private long _nextLine = 1;

    public CsvParser(CsvDialect dialect, CsvLimits limits)
        : base(limits)
    {
        _delimiter = dialect.Delimiter;
        _hasQuote = dialect.Quote is not null;
        _quote = dialect.Quote ?? '\0';
        _blanksBeforeQuote = _hasQuote && dialect.Delimiter != ' ';
        _quoted = new CsvQuotedField(dialect, limits.MaxFieldChars);
    }

    /// <summary>Fields of the current record; at least 1.</summary>
    public int FieldCount { get; private set; }

    /// <summary>Index of the field to which <see cref="Problem"/> belongs; -1 for the whole record.</summary>
    public int ProblemField { get; private set; } = -1;

    /// <summary>The field's text without its quotes; valid until the next <see cref="TryRead"/> or
    /// <see cref="RecordParser.GetSpace"/>.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, FieldCount);
            var start = _starts[index];
            return start >= 0
                ? Buffer.AsSpan(RecordStart + start, _lengths[index])
                : _quoted.Unescaped(~start, _lengths[index]);
        }
    }

    public override bool TryRead()
    {
        while (true)
        {
            if (_lineFeedPending && Start < End)
            {
                if (Buffer[Start] == '\n') { Start++; }
                _lineFeedPending = false;
            }

            if (_isSkipping && !SkipLine()) { return false; }
            if (Start == End) { return false; }
            if (!ParseRecord()) { return false; }
            if (FieldCount > 1 || RecordEnd > RecordStart) { return true; }
        }
    }

    private bool ParseRecord()
    {
        RecordStart = Start;
        FieldCount = 0;
        Problem = CsvProblem.None;
        ProblemField = -1;
        _quoted.Reset();
        var line = _nextLine;
        var position = Start;
        while (true)
        {
            int fieldEnd;
            var quotedAt = QuoteAt(position, out var needsMore);
            if (needsMore) { return Wait(); }
            if (quotedAt >= 0)
            {
                var text = Buffer.AsSpan(0, End);
                var outcome = _quoted.Read(text, quotedAt, IsComplete);
                if (outcome == CsvQuotedOutcome.NeedsMore) { return Wait(); }
                if (outcome == CsvQuotedOutcome.Closed)
                {
                    AddField(_quoted.HasEscapes ? ~_quoted.Start : _quoted.Start - RecordStart, _quoted.Length);
                    line += _quoted.LineEnds;
                    fieldEnd = _quoted.Next;
                    goto Ended;
                }

                if (outcome == CsvQuotedOutcome.NeverClosed) { SetProblem(CsvProblem.UnclosedQuote, FieldCount); }
            }

            var length = Buffer.AsSpan(position, End - position).IndexOfAny(_delimiter, '\r', '\n');
            if (length < 0)
            {
                if (!IsComplete) { return Wait(); }
                length = End - position;
            }

            AddField(position - RecordStart, length);
            fieldEnd = position + length;

        Ended:
            if (fieldEnd < End && Buffer[fieldEnd] == _delimiter)
            {
                position = fieldEnd + 1;
                continue;
            }

            return EndRecord(fieldEnd, line);
        }
    }

    /// <returns>Where the opening quote of the field at <paramref name="position"/> stands; -1 when there is none.</returns>
    private int QuoteAt(int position, out bool needsMore)
    {
        needsMore = false;
        if (!_hasQuote) { return -1; }
        var at = position;
        if (_blanksBeforeQuote)
        {
            while (at < End && Buffer[at] == ' ') { at++; }
        }

        if (at < End) { return Buffer[at] == _quote ? at : -1; }
        needsMore = !IsComplete;
        return -1;
    }

    private bool EndRecord(int end, long line)
    {
        Line = _nextLine;
        RecordEnd = end;
        _nextLine = line;
        if (end < End)
        {
            _nextLine++;
            // A line feed that belongs to this carriage return may not have arrived yet.
            _lineFeedPending = Buffer[end] == '\r';
            end++;
        }

        Start = end;
        return true;
    }

    /// <summary>Nothing can be said before more text is there, unless the record is longer than any may be.</summary>
    private bool Wait()
    {
        if (End - Start <= Limits.MaxRecordChars) { return false; }
        var shown = Math.Min(Limits.MaxFieldChars, End - RecordStart);
        FieldCount = 0;
        AddField(0, shown);
        Problem = CsvProblem.RecordTooLong;
        ProblemField = -1;
        Line = _nextLine;
        RecordEnd = RecordStart + shown;
        Start = RecordEnd;
        _isSkipping = true;
        return true;
    }

    /// <returns>False when the line that is too long has not ended yet.</returns>
    private bool SkipLine()
    {
        var length = Buffer.AsSpan(Start, End - Start).IndexOfAny('\r', '\n');
        if (length < 0)
        {
            Start = End;
            return false;
        }

        _lineFeedPending = Buffer[Start + length] == '\r';
        Start += length + 1;
        _nextLine++;
        _isSkipping = false;
        if (_lineFeedPending && Start < End)
        {
            if (Buffer[Start] == '\n') { Start++; }
            _lineFeedPending = false;
        }

        return true;
    }

    private void AddField(int start, int length)
    {
        if (length > Limits.MaxFieldChars) { SetProblem(CsvProblem.FieldTooLong, FieldCount); }
        if (FieldCount == Limits.MaxColumns)
        {
            SetProblem(CsvProblem.TooManyColumns, -1);
            return;
        }

        if (FieldCount == _starts.Length) { GrowFields(); }
        _starts[FieldCount] = start;
        _lengths[FieldCount] = length;
        FieldCount++;
    }

    private void SetProblem(CsvProblem problem, int field)
    {
        if (Problem != CsvProblem.None) { return; }
        Problem = problem;
        ProblemField = field;
    }

    private void GrowFields()
    {
        Array.Resize(ref _starts, _starts.Length * 2);
        Array.Resize(ref _lengths, _lengths.Length * 2);
    }
}
