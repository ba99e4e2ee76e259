using System.Text.Json;

namespace Inspectra.Core.Services.Sources;

/// <summary>Where an import stands: what its job keeps to go on after a kill, and what its report is made of.</summary>
/// <param name="IsChecked">All-or-nothing only: the whole file was found good, and writing may go on.</param>
/// <param name="DoneRows">Rows of the file that are done with.</param>
/// <param name="KeptRejections">Rejected rows that were kept for download.</param>
internal sealed record ImportCheckpoint(bool IsChecked, long DoneRows, long? TotalRows, long KeptRejections, ImportReport Report)
{
    public static ImportCheckpoint Start { get; } = new(false, 0, null, 0, new Mapping.ImportTally().ToReport(null, false));

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ImportCheckpoint Of(string? json) =>
        json is null ? Start : JsonSerializer.Deserialize<ImportCheckpoint>(json) ?? Start;
}
