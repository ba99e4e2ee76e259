using System.Collections.Frozen;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Guesses from the columns' names and values what they mean.</summary>
internal static class MappingSuggestion
{
    private static readonly (string Target, string[] Names)[] s_names =
    [
        (ImportTarget.StartedAt, ["started_at", "start_time", "started", "start", "begin", "timestamp", "time", "datetime", "date_time", "event_time", "created_at", "created", "date", "logrecord_time", "zeit", "datum"]),
        (ImportTarget.CompletedAt, ["completed_at", "end_time", "ended_at", "finished_at", "completed", "finished", "ended", "end"]),
        (ImportTarget.Duration, ["duration", "duration_s", "duration_ms", "duration_sec", "duration_seconds", "elapsed", "elapsed_ms", "runtime", "latency", "latency_ms", "took", "dauer"]),
        (ImportTarget.Agent, ["agent", "agent_name", "activity", "task", "job", "command", "step", "action", "component", "section", "function", "service", "event", "operation", "eventid", "name"]),
        (ImportTarget.User, ["user", "user_id", "username", "resource", "actor", "employee", "client", "customer", "owner", "operator"]),
        (ImportTarget.Status, ["status", "state", "result", "outcome", "lifecycle", "success", "level", "status_code"]),
        (ImportTarget.ExecutionId, ["execution_id", "run_id", "event_id", "trace_id", "request_id", "uuid", "guid"]),
        (ImportTarget.Credits, ["credits", "credits_used", "cost", "units"]),
        (ImportTarget.TokensIn, ["tokens_in", "input_tokens", "prompt_tokens"]),
        (ImportTarget.TokensOut, ["tokens_out", "output_tokens", "completion_tokens"]),
        (ImportTarget.Model, ["model", "model_name", "llm"]),
        (ImportTarget.Environment, ["environment", "env", "stage"]),
        (ImportTarget.Version, ["version", "release", "build"]),
        (ImportTarget.ErrorType, ["error_type", "error_code", "exception", "exception_type"]),
        (ImportTarget.ErrorMessage, ["error_message", "error", "message"]),
    ];

    private static readonly FrozenSet<string> s_timeTargets =
        FrozenSet.Create(ImportTarget.StartedAt, ImportTarget.CompletedAt);

    public static ImportMapping Of(ImportFormat format, IReadOnlyList<ImportColumn> columns, bool decimalComma)
    {
        var left = columns.ToList();
        var fields = new List<FieldMapping>();
        foreach (var (target, names) in s_names)
        {
            var found = Best(left, names, target);
            if (found is null) { continue; }
            fields.Add(new FieldMapping(target, found.Name));
            left.Remove(found);
        }

        AddTime(fields, left);
        if (fields.All(f => f.Target != ImportTarget.Agent)) { fields.Add(new FieldMapping(ImportTarget.Agent, null, "import")); }
        if (format == ImportFormat.AccessLog) { PreferClient(fields, left); }
        foreach (var column in left.Take(30)) { AddMetadata(fields, column); }
        var times = columns.Where(c => fields.Any(f => s_timeTargets.Contains(f.Target) && f.Column == c.Name)).ToList();
        var formats = times.Select(c => c.TimeFormat).Distinct().ToList();
        return new ImportMapping
        {
            Fields = fields,
            TimeFormat = formats.Count == 1 ? formats[0] : null,
            DurationUnit = UnitOf(fields.Find(f => f.Target == ImportTarget.Duration)?.Column),
            DecimalComma = decimalComma,
        };
    }

    private static ImportColumn? Best(List<ImportColumn> left, string[] names, string target)
    {
        foreach (var name in names)
        {
            var found = left.Find(c => Plain(c.Name) == name && Suits(c, target));
            if (found is not null) { return found; }
        }

        return null;
    }

    private static bool Suits(ImportColumn column, string target)
    {
        if (column.Type == ImportValueType.Empty) { return false; }
        if (s_timeTargets.Contains(target)) { return column.Type == ImportValueType.Time || column.TimeFormat is not null; }
        if (target == ImportTarget.Status) { return column.Values.Count > 0 && column.Values.All(v => StatusWords.Find(v) is not null); }
        // A kind of event comes again and again; an execution id comes at most when it starts and when it ends.
        if (target == ImportTarget.ExecutionId && column.Repeats) { return false; }
        var wantsNumber = target is ImportTarget.Credits or ImportTarget.TokensIn or ImportTarget.TokensOut;
        return !wantsNumber || column.Type is ImportValueType.Integer or ImportValueType.Number;
    }

    private static void AddTime(List<FieldMapping> fields, List<ImportColumn> left)
    {
        if (fields.Any(f => f.Target == ImportTarget.StartedAt)) { return; }
        var time = left.Find(c => c.Type == ImportValueType.Time);
        if (time is null) { return; }
        fields.Insert(0, new FieldMapping(ImportTarget.StartedAt, time.Name));
        left.Remove(time);
    }

    /// <summary>Most visitors of a web server have no name: the address stands for them.</summary>
    private static void PreferClient(List<FieldMapping> fields, List<ImportColumn> left)
    {
        fields.RemoveAll(f => f.Target == ImportTarget.User);
        fields.Add(new FieldMapping(ImportTarget.User, "client"));
        left.RemoveAll(c => c.Name is "client" or "path" or "user_agent");
    }

    private static void AddMetadata(List<FieldMapping> fields, ImportColumn column)
    {
        if (column.Type == ImportValueType.Empty) { return; }
        var key = Plain(column.Name.StartsWith("metadata.", StringComparison.Ordinal) ? column.Name[9..] : column.Name).Replace('.', '_').TrimStart('$');
        if (key.Length is 0 or > 100 || fields.Any(f => f.Target == ImportTarget.MetadataPrefix + key)) { return; }
        fields.Add(new FieldMapping(ImportTarget.MetadataPrefix + key, column.Name));
    }

    private static DurationUnit UnitOf(string? column) => column is null ? DurationUnit.Seconds
        : column.EndsWith("ms", StringComparison.OrdinalIgnoreCase) || column.Contains("milli", StringComparison.OrdinalIgnoreCase) ? DurationUnit.Milliseconds
        : column.EndsWith("us", StringComparison.OrdinalIgnoreCase) || column.Contains("micro", StringComparison.OrdinalIgnoreCase) ? DurationUnit.Microseconds
        : column.EndsWith("min", StringComparison.OrdinalIgnoreCase) || column.Contains("minute", StringComparison.OrdinalIgnoreCase) ? DurationUnit.Minutes
        : column.Contains("hour", StringComparison.OrdinalIgnoreCase) ? DurationUnit.Hours
        : DurationUnit.Seconds;

    private static string Plain(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            // startedAt and started-at mean the same.
            if (char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1])) { text.Append('_'); }
            text.Append(c is ' ' or '-' ? '_' : char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
