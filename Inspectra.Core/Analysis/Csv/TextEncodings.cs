using System.Text;
using System.Text.Unicode;

namespace Inspectra.Core.Analysis.Csv;

/// <summary>Finds out by its first bytes how a text is encoded.</summary>
public static class TextEncodings
{
    /// <param name="first">The beginning of the text; a few thousand bytes are enough.</param>
    /// <param name="isWhole">False when more follows, so that the last character may be cut.</param>
    public static DetectedEncoding Detect(ReadOnlySpan<byte> first, bool isWhole)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) { return new("utf-8", 3, true); }
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) { return new("utf-32le", 4, true); }
        if (first.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) { return new("utf-32be", 4, true); }
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) { return new("utf-16le", 2, true); }
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) { return new("utf-16be", 2, true); }
        if (ByZeros(first[..Math.Min(first.Length, 4096)]) is { } wide) { return new(wide, 0, true); }
        if (IsUtf8(first, isWhole)) { return new("utf-8", 0, true); }
        return new(SeemsCyrillic(first) ? "windows-1251" : "windows-1252", 0, false);
    }

    /// <returns>Null for a name that is not known. Bytes that mean nothing become U+FFFD.</returns>
    public static Encoding? Find(string name)
    {
        switch (name.Trim().ToLowerInvariant())
        {
            case "utf-8" or "utf8": return new UTF8Encoding(false, false);
            case "utf-16le" or "utf-16": return new UnicodeEncoding(false, false, false);
            case "utf-16be": return new UnicodeEncoding(true, false, false);
            case "utf-32le" or "utf-32": return new UTF32Encoding(false, false, false);
            case "utf-32be": return new UTF32Encoding(true, false, false);
            case "iso-8859-1" or "latin1": return Encoding.Latin1;
            default: return CodePagesEncodingProvider.Instance.GetEncoding(name.Trim());
        }
    }

    /// <summary>Text of ours has no zeros; two- and four-byte encodings of Latin text are full of them.</summary>
    private static string? ByZeros(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4) { return null; }
        Span<int> zeros = stackalloc int[4];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0) { zeros[i & 3]++; }
        }

        var quarter = bytes.Length / 4.0;
        double a = zeros[0] / quarter, b = zeros[1] / quarter, c = zeros[2] / quarter, d = zeros[3] / quarter;
        if (c > 0.9 && d > 0.9 && a < 0.05) { return "utf-32le"; }
        if (a > 0.9 && b > 0.9 && d < 0.05) { return "utf-32be"; }
        if ((b + d) / 2 > 0.3 && (a + c) / 2 < 0.05) { return "utf-16le"; }
        return (a + c) / 2 > 0.3 && (b + d) / 2 < 0.05 ? "utf-16be" : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (Utf8.IsValid(bytes)) { return true; }
        if (isWhole) { return false; }
        // A character that the end of the sample cut in two is no fault.
        for (var cut = 1; cut <= 3 && cut < bytes.Length; cut++)
        {
            if (bytes[^cut] >= 0xC0) { return Utf8.IsValid(bytes[..^cut]); }
        }

        return false;
    }

    /// <summary>Cyrillic letters stand beside each other; accented Latin ones rarely do.</summary>
    private static bool SeemsCyrillic(ReadOnlySpan<byte> bytes)
    {
        int letters = 0, beside = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!IsLetter(bytes[i])) { continue; }
            letters++;
            if ((i > 0 && IsLetter(bytes[i - 1])) || (i + 1 < bytes.Length && IsLetter(bytes[i + 1]))) { beside++; }
        }

        return letters >= 4 && beside > 0.7 * letters;

        static bool IsLetter(byte value) => value is >= 0xC0 or 0xA8 or 0xB8;
    }
}
