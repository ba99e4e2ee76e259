namespace Inspectra.Core.Analysis.Csv;

/// <summary>Cuts one JSON array into the text of its elements; what stands inside an element is not checked here.</summary>
public sealed class JsonArrayParser(CsvLimits limits) : RecordParser(limits)
{
    private long _nextLine = 1;
    private bool _isOpen;
    private bool _isOver;
    private bool _expectsElement;

    /// <summary>Why nothing can be read from here on, with the line; null while all is well. Set only after
    /// <see cref="TryRead"/> returned false.</summary>
    public string? Fault { get; private set; }

    public override bool TryRead()
    {
        Problem = CsvProblem.None;
        while (Fault is null)
        {
            SkipBlanks();
            if (Start == End)
            {
                if (IsComplete && !_isOver)
                {
                    Fault = _isOpen
                        ? $"The file ends in the middle of the array, at line {_nextLine}."
                        : "The file holds no JSON array.";
                }

                return false;
            }

            var next = Buffer[Start];
            if (_isOver) { return Fail($"Something follows the end of the array, at line {_nextLine}."); }
            if (!_isOpen)
            {
                if (next != '[') { return Fail($"A JSON array begins with \"[\", at line {_nextLine}."); }
                _isOpen = true;
                _expectsElement = true;
                Start++;
            }
            else if (next == ']')
            {
                _isOver = true;
                Start++;
            }
            else if (next == ',' && !_expectsElement)
            {
                _expectsElement = true;
                Start++;
            }
            else if (!_expectsElement)
            {
                return Fail($"A comma is missing between two elements, at line {_nextLine}.");
            }
            else
            {
                return ReadElement();
            }
        }

        return false;
    }

    private bool ReadElement()
    {
        var text = Buffer.AsSpan(0, End);
        var depth = 0;
        var inString = false;
        var isClosed = false;
        var lineEnds = 0;
        var position = Start;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '\n') { lineEnds++; }
            if (inString)
            {
                if (c == '\\') { position++; }
                else if (c == '"') { inString = false; }
            }
            else if (c == '"') { inString = true; }
            else if (c is '{' or '[') { depth++; }
            else if (c is '}' or ']')
            {
                if (depth == 0) { break; }
                if (--depth == 0)
                {
                    // Whatever follows an object or a list, it is no part of it.
                    position++;
                    isClosed = true;
                    break;
                }
            }
            else if (c == ',' && depth == 0) { break; }
        }

        if (position >= text.Length && !isClosed)
        {
            if (text.Length - Start > Limits.MaxRecordChars)
            {
                return Fail($"The element at line {_nextLine} is longer than {Limits.MaxRecordChars:N0} characters.");
            }

            return IsComplete && Fail($"The file ends in the middle of the element that begins at line {_nextLine}.");
        }

        Line = _nextLine;
        _nextLine += lineEnds;
        RecordStart = Start;
        RecordEnd = RecordStart + text[Start..position].TrimEnd().Length;
        Start = position;
        _expectsElement = false;
        return true;
    }

    private void SkipBlanks()
    {
        while (Start < End && Buffer[Start] is ' ' or '\t' or '\r' or '\n')
        {
            if (Buffer[Start] == '\n') { _nextLine++; }
            Start++;
        }
    }

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }
}
