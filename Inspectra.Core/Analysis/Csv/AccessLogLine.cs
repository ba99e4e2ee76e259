namespace Inspectra.Core.Analysis.Csv;

/// <summary>One line of a web server's access log, in the common or the combined format.</summary>
/// <remarks>Source: Apache HTTP Server documentation, "Log Files": <c>%h %l %u %t "%r" %&gt;s %b "%{Referer}i"
/// "%{User-agent}i"</c>.</remarks>
public static class AccessLogLine
{
    /// <summary>The columns in the order of the ranges. <c>section</c> is the first part of the path, without the
    /// query.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "client", "user", "time", "method", "path", "protocol", "status", "bytes", "referrer", "user_agent", "section",
    ];

    /// <param name="fields">One range a column; empty where the line says <c>-</c>.</param>
    /// <returns>False when the line is written otherwise.</returns>
    public static bool TryParse(ReadOnlySpan<char> line, Span<Range> fields)
    {
        fields.Clear();
        var position = 0;
        if (!Word(line, ref position, out fields[0]) || !Word(line, ref position, out _)) { return false; }
        if (!User(line, ref position, out fields[1]) || !Enclosed(line, ref position, '[', ']', out fields[2])) { return false; }
        if (!Enclosed(line, ref position, '"', '"', out var request)) { return false; }
        if (!Word(line, ref position, out fields[6]) || !Word(line, ref position, out fields[7])) { return false; }
        if (line[fields[6]].ContainsAnyExceptInRange('0', '9')) { return false; }
        if (position < line.Length)
        {
            if (!Enclosed(line, ref position, '"', '"', out fields[8])) { return false; }
            if (position < line.Length && !Enclosed(line, ref position, '"', '"', out fields[9]))
            {
                // Servers cut long lines: what is there of the user agent is kept.
                if (line[position] != '"') { return false; }
                fields[9] = (position + 1)..line.Length;
            }
        }

        Request(line, request, fields);
        return true;
    }

    private static void Request(ReadOnlySpan<char> line, Range request, Span<Range> fields)
    {
        var (start, length) = request.GetOffsetAndLength(line.Length);
        var text = line.Slice(start, length);
        var first = text.IndexOf(' ');
        var last = text.LastIndexOf(' ');
        if (first <= 0)
        {
            fields[4] = request;
            return;
        }

        fields[3] = start..(start + first);
        var hasProtocol = last > first && text[(last + 1)..].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase);
        var pathEnd = hasProtocol ? last : text.Length;
        fields[4] = (start + first + 1)..(start + pathEnd);
        if (hasProtocol) { fields[5] = (start + last + 1)..(start + length); }
        var path = text[(first + 1)..pathEnd];
        var end = path.IndexOfAny('?', '#');
        if (end < 0) { end = path.Length; }
        var slash = end > 1 ? path[1..end].IndexOf('/') : -1;
        if (slash >= 0) { end = slash + 1; }
        fields[10] = (start + first + 1)..(start + first + 1 + Math.Min(end, 200));
    }

    private static bool Word(ReadOnlySpan<char> line, ref int position, out Range range)
    {
        range = default;
        if (position >= line.Length) { return false; }
        var length = line[position..].IndexOf(' ');
        if (length < 0) { length = line.Length - position; }
        if (length == 0) { return false; }
        if (length != 1 || line[position] != '-') { range = position..(position + length); }
        position = Math.Min(line.Length, position + length + 1);
        return true;
    }

    /// <summary>A user's name may hold blanks: it ends where the time begins.</summary>
    private static bool User(ReadOnlySpan<char> line, ref int position, out Range range)
    {
        range = default;
        var length = line[position..].IndexOf(" [", StringComparison.Ordinal);
        if (length <= 0) { return false; }
        if (length != 1 || line[position] != '-') { range = position..(position + length); }
        position += length + 1;
        return true;
    }

    private static bool Enclosed(ReadOnlySpan<char> line, ref int position, char open, char close, out Range range)
    {
        range = default;
        if (position >= line.Length || line[position] != open) { return false; }
        var start = position + 1;
        var end = start;
        while (end < line.Length && line[end] != close) { end += line[end] == '\\' ? 2 : 1; }
        if (end >= line.Length) { return false; }
        if (end - start != 1 || line[start] != '-') { range = start..end; }
        position = end + 1;
        if (position < line.Length && line[position] == ' ') { position++; }
        return true;
    }
}
