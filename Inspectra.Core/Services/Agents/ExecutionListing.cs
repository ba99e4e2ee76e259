using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Inspectra.Core.Documents.Agents;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Repos.Agents;

namespace Inspectra.Core.Services.Agents;

/// <summary>Turns a list query into stored names, and places in a list into cursors.</summary>
internal static class ExecutionListing
{
    private const char Separator = '\n';

    /// <exception cref="RuleViolationException">A dimension or the cursor is unknown.</exception>
    public static ExecutionSelection SelectionOf(ExecutionListQuery query) => new()
    {
        FromUtc = query.FromUtc,
        ToUtc = query.ToUtc,
        Conditions = [.. query.Filters.Select(f => (FieldOf(f.Dimension), f.Mode == FilterMode.Is, f.Values))],
        SortField = SortFieldOf(query.Sort),
        Direction = IsAscending(query.Sort) ? 1 : -1,
        After = query.Cursor is null ? null : Decode(query.Cursor, query.Sort),
        Limit = query.Limit + 1,
    };

    public static string CursorAfter(ExecutionDocument last, ExecutionSort sort)
    {
        var value = SortFieldOf(sort) switch
        {
            "durationUs" => last.DurationMicroseconds,
            "creditsMicro" => last.CreditsMicro,
            _ => null,
        };
        var started = new DateTimeOffset(last.Id.StartedUtc).ToUnixTimeMilliseconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{sort}{Separator}{started}{Separator}{value}{Separator}{last.Id.ExecutionId}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    private static ExecutionPosition Decode(string cursor, ExecutionSort sort)
    {
        if (cursor.Length <= 1_024 && Base64Url.IsValid(cursor))
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator, 4);
            if (parts.Length == 4
                && parts[0] == sort.ToString()
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var started)
                && started < 253_402_300_800_000)
            {
                long? value = long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
                return new(DateTime.UnixEpoch.AddMilliseconds(started), parts[3], value);
            }
        }

        throw new RuleViolationException(ErrorCode.InvalidCursor, "This place in the list is unknown; start at the beginning.");
    }

    private static string FieldOf(string dimension) => dimension switch
    {
        DimensionKeys.Agent => "agent",
        DimensionKeys.User => "user",
        DimensionKeys.Model => "model",
        DimensionKeys.Status => "status",
        DimensionKeys.Environment => "environment",
        DimensionKeys.Version => "version",
        DimensionKeys.ErrorType => "errorType",
        _ => throw new RuleViolationException(
            ErrorCode.DimensionUnknown, $"Executions cannot be filtered by \"{dimension}\".", dimension),
    };

    private static string SortFieldOf(ExecutionSort sort) => sort switch
    {
        ExecutionSort.DurationAscending or ExecutionSort.DurationDescending => "durationUs",
        ExecutionSort.CreditsAscending or ExecutionSort.CreditsDescending => "creditsMicro",
        _ => ExecutionSelection.StartedField,
    };

    private static bool IsAscending(ExecutionSort sort) =>
        sort is ExecutionSort.StartedAscending or ExecutionSort.DurationAscending or ExecutionSort.CreditsAscending;
}
