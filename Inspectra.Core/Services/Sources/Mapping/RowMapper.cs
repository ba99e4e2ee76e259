using System.Globalization;
using Inspectra.Core.Analysis.Csv;
using Inspectra.Core.Services.Agents;
using Inspectra.Core.Services.Sources.Reading;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>Makes executions of rows. One mapper serves one reading of one file.</summary>
internal sealed class RowMapper
{
    private const int MaxName = 200;
    private const int MaxId = 128;
    private const int MaxMessage = 4_000;
    private static readonly DateTime s_earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_latest = new(2201, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly ImportMapping _mapping;
    private readonly Dictionary<string, MappedField> _fields;
    private readonly MetadataWriter _metadata;
    private readonly Dictionary<string, string?> _statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _statusLookup;
    private readonly TextPool _pool = new();
    private readonly TimeZoneInfo _zone;
    private readonly TimeNotation _notation;
    private readonly string _idPrefix;
    private readonly bool _watchesForBrokenText;
    private MappedRow _refusal;

    /// <param name="mapping">Checked by <see cref="MappingCheck"/>.</param>
    /// <param name="fileSha256">Makes ids where no column does: the same file gives the same ids.</param>
    public RowMapper(ImportMapping mapping, string fileSha256, DetectedEncoding encoding)
    {
        _mapping = mapping;
        _fields = mapping.Fields.Where(f => !IsMetadata(f))
            .ToDictionary(f => f.Target, f => new MappedField(f.Target, f.Column, f.Constant), StringComparer.Ordinal);
        _metadata = new MetadataWriter([.. mapping.Fields.Where(IsMetadata)
            .Select(f => new MappedField(f.Target[ImportTarget.MetadataPrefix.Length..], f.Column, f.Constant))]);
        _statusLookup = _statuses.GetAlternateLookup<ReadOnlySpan<char>>();
        _zone = mapping.TimeZone == "UTC" ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(mapping.TimeZone);
        _notation = TimeFormats.NotationOf(mapping.TimeFormat);
        _idPrefix = string.Concat(fileSha256.AsSpan(0, 20), "-");
        _watchesForBrokenText = encoding.Name == "utf-8";
        foreach (var (word, status) in mapping.StatusMap) { _statuses[word.Trim()] = status; }
    }

    public MappedRow Map(RowReader rows)
    {
        if (rows.Problem is { } problem) { return MappedRow.Rejected(rows.ProblemColumn, problem, default); }
        _refusal = default;
        var execution = Build(rows);
        return execution is null ? _refusal : new MappedRow(execution, null, null, null);
    }

    private ExecutionInput? Build(RowReader rows)
    {
        if (!Time(rows, ImportTarget.StartedAt, out var started) || !Time(rows, ImportTarget.CompletedAt, out var completed)) { return null; }
        if (!Duration(rows, out var duration) || !Times(rows, ref started, completed, duration)) { return null; }
        if (!Status(rows, out var status) || !Name(rows, ImportTarget.Agent, out var agent)) { return null; }
        if (agent is null) { return Refuse(ImportTarget.Agent, "The agent is missing.", default); }
        if (!Name(rows, ImportTarget.User, out var user) || !Name(rows, ImportTarget.Model, out var model)) { return null; }
        if (!Name(rows, ImportTarget.Environment, out var environment) || !Name(rows, ImportTarget.Version, out var version)) { return null; }
        if (!Name(rows, ImportTarget.ErrorType, out var errorType)) { return null; }
        if (!Text(rows, ImportTarget.ErrorMessage, MaxMessage, out var errorMessage)) { return null; }
        if (!Text(rows, ImportTarget.ExecutionId, MaxId, out var id)) { return null; }
        if (_fields.ContainsKey(ImportTarget.ExecutionId) && id is null) { return Refuse(ImportTarget.ExecutionId, "The execution id is missing.", default); }
        if (!Number(rows, ImportTarget.Credits, out var credits)) { return null; }
        if (!Tokens(rows, ImportTarget.TokensIn, out var tokensIn) || !Tokens(rows, ImportTarget.TokensOut, out var tokensOut)) { return null; }
        if (!_metadata.TryWrite(rows, out var metadata, out var metadataColumn, out var reason))
        {
            _refusal = MappedRow.Rejected(metadataColumn, reason!, default); // A failed write always says why.
            return null;
        }

        return new ExecutionInput
        {
            ExecutionId = id ?? string.Create(CultureInfo.InvariantCulture, $"{_idPrefix}{rows.RowNumber}"),
            Agent = agent,
            User = user,
            Status = status,
            StartedUtc = started!.Value, // Times saw to it.
            CompletedUtc = completed,
            Duration = duration,
            Credits = credits,
            TokensIn = tokensIn,
            TokensOut = tokensOut,
            Model = model,
            Environment = environment,
            Version = version,
            ErrorType = errorType,
            ErrorMessage = errorMessage,
            MetadataJson = metadata,
            Line = rows.Line,
        };
    }

    private bool Times(RowReader rows, ref DateTime? started, DateTime? completed, TimeSpan? duration)
    {
        if (started is null)
        {
            if (completed is null || duration is null)
            {
                return Fail(ImportTarget.StartedAt, "The start time is missing.", default);
            }

            started = completed.Value - duration.Value;
        }

        if (started < s_earliest || started >= s_latest)
        {
            return Fail(ImportTarget.StartedAt, "The start time lies outside the years 1970 to 2200.", Value(rows, ImportTarget.StartedAt));
        }

        return completed is null || completed >= started
            || Fail(ImportTarget.CompletedAt, "The end lies before the start.", Value(rows, ImportTarget.CompletedAt));
    }

    private bool Time(RowReader rows, string target, out DateTime? time)
    {
        time = null;
        var value = Value(rows, target);
        if (value.IsEmpty) { return true; }
        var fault = TimeText.TryParse(value, _notation, _zone, out var utc);
        if (fault == TimeFault.None)
        {
            time = utc;
            return true;
        }

        return Fail(target, fault switch
        {
            TimeFault.Impossible => "No calendar or clock has this time.",
            TimeFault.Ambiguous => "Day and month could be either way round: choose the format of the times.",
            _ => "This is not a time, or not in the chosen format.",
        }, value);
    }

    private bool Duration(RowReader rows, out TimeSpan? duration)
    {
        duration = null;
        var value = Value(rows, ImportTarget.Duration);
        if (value.IsEmpty) { return true; }
        if (!DurationText.TryParse(value, TicksPerUnit(_mapping.DurationUnit), _mapping.DecimalComma, out var parsed))
        {
            return Fail(ImportTarget.Duration, "This is not a duration.", value);
        }

        duration = parsed;
        return parsed >= TimeSpan.Zero || Fail(ImportTarget.Duration, "The duration is negative.", value);
    }

    private bool Status(RowReader rows, out string status)
    {
        var value = Value(rows, ImportTarget.Status);
        status = ExecutionStatus.Succeeded;
        if (value.IsEmpty)
        {
            return !_fields.ContainsKey(ImportTarget.Status) || Fail(ImportTarget.Status, "The status is missing.", default);
        }

        if (!_statusLookup.TryGetValue(value, out var known))
        {
            known = StatusWords.Find(value.ToString());
            if (_statuses.Count < 10_000) { _statuses[value.ToString()] = known; }
        }

        status = known ?? "";
        return known is not null || Fail(ImportTarget.Status, "This is no known status: map it to one.", value);
    }

    private bool Number(RowReader rows, string target, out decimal? number)
    {
        number = null;
        var value = Value(rows, target);
        if (value.IsEmpty) { return true; }
        if (!NumberText.TryParse(value, _mapping.DecimalComma, out var parsed)) { return Fail(target, "This is not a number.", value); }
        number = parsed;
        if (parsed < 0) { return Fail(target, "The number is negative.", value); }
        return parsed <= 1_000_000_000m || Fail(target, "The number is too large.", value);
    }

    private bool Tokens(RowReader rows, string target, out long? tokens)
    {
        tokens = null;
        if (!Number(rows, target, out var number)) { return false; }
        if (number is null) { return true; }
        tokens = (long)number.Value;
        return tokens == number || Fail(target, "This is not a whole number.", Value(rows, target));
    }

    private bool Name(RowReader rows, string target, out string? name)
    {
        name = null;
        var value = Value(rows, target);
        if (value.IsEmpty) { return true; }
        if (!IsGood(target, value, MaxName)) { return false; }
        name = _pool.Get(value);
        return true;
    }

    private bool Text(RowReader rows, string target, int maxLength, out string? text)
    {
        text = null;
        var value = Value(rows, target);
        if (value.IsEmpty) { return true; }
        if (!IsGood(target, value, maxLength)) { return false; }
        text = value.ToString();
        return true;
    }

    private bool IsGood(string target, ReadOnlySpan<char> value, int maxLength)
    {
        if (value.Length > maxLength) { return Fail(target, $"The text is longer than {maxLength} characters.", value); }
        if (value.Contains('\0')) { return Fail(target, "The text holds a NUL byte.", value); }
        return !_watchesForBrokenText || !value.Contains('\uFFFD')
            || Fail(target, "The text holds bytes that are not UTF-8: choose the encoding of the file.", value);
    }

    private ReadOnlySpan<char> Value(RowReader rows, string target) =>
        _fields.TryGetValue(target, out var field) ? field.Of(rows) : default;

    private bool Fail(string target, string reason, ReadOnlySpan<char> value)
    {
        _refusal = MappedRow.Rejected(_fields.TryGetValue(target, out var field) ? field.Label : null, reason, value);
        return false;
    }

    private ExecutionInput? Refuse(string target, string reason, ReadOnlySpan<char> value)
    {
        Fail(target, reason, value);
        return null;
    }

    private static bool IsMetadata(FieldMapping field) =>
        field.Target.StartsWith(ImportTarget.MetadataPrefix, StringComparison.Ordinal);

    private static decimal TicksPerUnit(DurationUnit unit) => unit switch
    {
        DurationUnit.Microseconds => 10,
        DurationUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
        DurationUnit.Minutes => TimeSpan.TicksPerMinute,
        DurationUnit.Hours => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerSecond,
    };
}
