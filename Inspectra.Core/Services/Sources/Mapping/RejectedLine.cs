using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <param name="Text">The row as it stands in the file, cut to 2,000 characters.</param>
internal sealed record RejectedLine(RejectedRow Row, string Text)
{
    private const int MaxText = 2_000;

    public static RejectedLine Of(RowReader rows, MappedRow mapped) => new(
        new RejectedRow(rows.Line, mapped.Column, mapped.Reason ?? "", mapped.Value),
        rows.Raw[..Math.Min(rows.Raw.Length, MaxText)].ToString());
}
