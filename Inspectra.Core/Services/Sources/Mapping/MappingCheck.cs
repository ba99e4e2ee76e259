using Inspectra.Core.Errors;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Judges a mapping before any row is read.</summary>
internal static class MappingCheck
{
    /// <param name="columns">Those that were seen in the beginning of the file.</param>
    /// <param name="isOpenEnded">Rows further down may have columns of their own, as JSON does.</param>
    /// <exception cref="ValidationException">Every fault is named.</exception>
    public static void Demand(ImportMapping mapping, IReadOnlyList<string> columns, bool isOpenEnded)
    {
        var failures = new List<ValidationFailure>();
        var known = columns.ToHashSet(StringComparer.Ordinal);
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in mapping.Fields)
        {
            if (!targets.Add(field.Target)) { Fail(field.Target, "The field is mapped twice."); }
            if (!ImportTarget.All.Contains(field.Target, StringComparer.Ordinal) && !IsMetadata(field.Target))
            {
                Fail(field.Target, "There is no such field.");
            }

            if (field.Column is null && string.IsNullOrWhiteSpace(field.Constant)) { Fail(field.Target, "The field needs a column or a constant value."); }
            if (field.Column is { } column && !isOpenEnded && !known.Contains(column))
            {
                Fail(field.Target, $"The file has no column \"{column}\".");
            }
        }

        if (!targets.Contains(ImportTarget.Agent)) { Fail(ImportTarget.Agent, "Choose the column, or the name, of the agent."); }
        var hasTime = targets.Contains(ImportTarget.StartedAt)
            || (targets.Contains(ImportTarget.CompletedAt) && targets.Contains(ImportTarget.Duration));
        if (!hasTime) { Fail(ImportTarget.StartedAt, "Choose the column of the start time, or those of the end and the duration."); }
        foreach (var (word, status) in mapping.StatusMap)
        {
            if (!ExecutionStatus.All.Contains(status, StringComparer.Ordinal)) { Fail("status_map", $"\"{word}\" is mapped to no known status."); }
        }

        if (mapping.TimeFormat is { } format && !TimeFormats.All.Contains(format, StringComparer.Ordinal)) { Fail("time_format", "There is no such time format."); }
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _)) { Fail("time_zone", "There is no such time zone."); }
        if (failures.Count > 0)
        {
            throw new ValidationException(ErrorCode.MappingInvalid, "The mapping cannot be used as it is: " + failures[0].Message, failures);
        }

        void Fail(string path, string message) =>
            failures.Add(new ValidationFailure(path, message) { Code = ErrorCode.MappingInvalid });
    }

    private static bool IsMetadata(string target)
    {
        if (!target.StartsWith(ImportTarget.MetadataPrefix, StringComparison.Ordinal)) { return false; }
        var key = target.AsSpan(ImportTarget.MetadataPrefix.Length);
        return key.Length is > 0 and <= 100 && key[0] != '$' && !key.Contains('.') && !key.Contains('\0');
    }
}
