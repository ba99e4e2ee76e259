namespace Inspectra.Core.Services.Sources;

/// <summary>A column as the preview found it.</summary>
/// <param name="Name">Unique in the file; made up as <c>column_3</c> where the file names none.</param>
/// <param name="Samples">Up to five different values that are not empty.</param>
/// <param name="Values">Every value that was seen, where there are at most 30 different ones; empty otherwise.</param>
/// <param name="FilledShare">Share of the rows looked at in which the column is not empty, 0 to 1.</param>
/// <param name="TimeFormat">For times: how they are written, as in <see cref="TimeFormats"/>; null otherwise.</param>
/// <param name="Repeats">The same few values (at most 30) come again and again, more than twice on average.</param>
public sealed record ImportColumn(
    int Index, string Name, ImportValueType Type, IReadOnlyList<string> Samples, IReadOnlyList<string> Values,
    double FilledShare, string? TimeFormat, bool Repeats);
