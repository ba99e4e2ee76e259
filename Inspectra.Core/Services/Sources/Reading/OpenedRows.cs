namespace Inspectra.Core.Services.Sources.Reading;

/// <param name="Shape">How it is read, for delimited text; null otherwise.</param>
internal sealed record OpenedRows(ImportFormat Format, RowReader Rows, CsvFileShape? Shape) : IDisposable
{
    public void Dispose() => Rows.Dispose();
}
