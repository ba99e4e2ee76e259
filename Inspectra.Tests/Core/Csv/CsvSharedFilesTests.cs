using System.Text.Json;
using Inspectra.Core.Analysis.Csv;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Csv;

public sealed class CsvSharedFilesTests
{
    [SharedDataFact]
    public void Parse_CsvSpectrum_GivesTheExpectedCells()
    {
        var folder = SourceTree.Shared("data/csv/csv-spectrum")!; // The attribute skips where there is none.
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "csvs"), "*.csv"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            // Its expected file holds another telephone number than the file itself.
            if (name == "location_coordinates") { continue; }
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json")));

            var rows = CsvTexts.Parse(File.ReadAllText(path));

            var cells = expected.RootElement.EnumerateArray()
                .Select(row => rows[0].Select(column => row.GetProperty(column).GetString()!).ToArray()).ToList();
            // One of its files was stored with other line ends than it is expected to hold.
            Assert.Equal(cells.Select(Plain), rows.Skip(1).Select(Plain));
        }
    }

    [SharedDataFact]
    public void Detect_GeneratedFiles_GivesTheExpectedRows()
    {
        var folder = SourceTree.Shared("data/csv/generated")!; // The attribute skips where there is none.
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        foreach (var each in cases.RootElement.EnumerateArray())
        {
            var expected = each.GetProperty("expected_rows");
            var name = each.GetProperty("file").GetString()!; // Every case names its file.
            if (expected.ValueKind == JsonValueKind.Null || name.EndsWith(".gz", StringComparison.Ordinal)) { continue; }

            var rows = Read(File.ReadAllBytes(Path.Combine(folder, name)));

            var width = rows.Count == 0 ? 0 : rows.Max(r => r.Length);
            var padded = rows.Select(r => string.Join('\u241F', r.Concat(Enumerable.Repeat("", width - r.Length))));
            var wanted = expected.EnumerateArray().Select(r => string.Join('\u241F', r.EnumerateArray().Select(c => c.GetString())));
            Assert.True(wanted.SequenceEqual(padded), name);
        }
    }

    private static string[] Plain(string[] cells) =>
        [.. cells.Select(c => c.Replace("\r\n", "\n", StringComparison.Ordinal))];

    private static List<string[]> Read(byte[] bytes)
    {
        var encoding = TextEncodings.Detect(bytes, isWhole: true);
        var text = TextEncodings.Find(encoding.Name)!.GetString(bytes.AsSpan(encoding.MarkBytes)); // Detection names known ones only.
        var detected = CsvSniffer.Detect(text, isWhole: true);
        return [.. CsvTexts.Parse(text, detected.Dialect).Skip(detected.HasSeparatorLine ? 1 : 0)];
    }
}
