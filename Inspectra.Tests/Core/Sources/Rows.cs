using System.IO.Compression;
using System.Text;
using Inspectra.Core.Services.Sources;
using Inspectra.Core.Services.Sources.Mapping;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Tests.Core.Sources;

/// <summary>Reads bytes as an import would.</summary>
internal static class Rows
{
    public const string Sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static Task<OpenedRows> OpenAsync(byte[] bytes, ImportReadOptions? options = null, ImportLimits? limits = null) =>
        RowReaders.OpenAsync(new MemoryStream(bytes), options ?? new(), limits ?? new(), CancellationToken.None);

    public static Task<OpenedRows> OpenAsync(string text, ImportReadOptions? options = null) =>
        OpenAsync(Encoding.UTF8.GetBytes(text), options);

    /// <returns>One text a row: its line, its values, its problem.</returns>
    public static async Task<List<(long Line, string Values, string? Problem)>> ReadAsync(OpenedRows opened)
    {
        var rows = opened.Rows;
        var read = new List<(long, string, string?)>();
        while (true)
        {
            while (rows.TryRead())
            {
                var values = new string[rows.Columns.Count];
                for (var i = 0; i < values.Length; i++) { values[i] = rows.Field(i).ToString(); }
                read.Add((rows.Line, string.Join('|', values), rows.Problem));
            }

            if (!await rows.FillAsync(CancellationToken.None)) { return read; }
        }
    }

    public static async Task<RowBatch> MapAsync(OpenedRows opened, ImportMapping mapping)
    {
        MappingCheck.Demand(mapping, opened.Rows.Columns, isOpenEnded: opened.Format is ImportFormat.JsonLines or ImportFormat.JsonArray);
        var mapper = new RowMapper(mapping, Sha256, opened.Rows.Text.Encoding);
        return await RowBatch.ReadAsync(opened.Rows, mapper, int.MaxValue, CancellationToken.None);
    }

    public static async Task<ImportPreview> PreviewAsync(OpenedRows opened)
    {
        var file = new UploadedFile(default, "file.csv", 1, Sha256, DateTime.UnixEpoch);
        return await PreviewBuilder.BuildAsync(file, opened, CancellationToken.None);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) { gzip.Write(bytes); }
        return packed.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));
}
