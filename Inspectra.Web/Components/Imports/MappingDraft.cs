using Inspectra.Core.Services.Sources;

namespace Inspectra.Web.Components.Imports;

/// <summary>A mapping while a person works on it.</summary>
public sealed class MappingDraft
{
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly List<FieldMapping> _metadata;
    private readonly IReadOnlyList<string> _all;
    private readonly IReadOnlyDictionary<string, string> _statusMap;

    /// <param name="timeZone">Zone of the workspace: times that name none were most likely written there.</param>
    public MappingDraft(ImportPreview preview, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var suggested = preview.SuggestedMapping;
        _all = [.. preview.Columns.Select(c => c.Name)];
        foreach (var field in suggested.Fields.Where(f => !IsMetadata(f)))
        {
            _columns[field.Target] = field.Column ?? "";
            _constants[field.Target] = field.Constant ?? "";
        }

        _metadata = [.. suggested.Fields.Where(IsMetadata)];
        _statusMap = suggested.StatusMap;
        KeepOthers = _metadata.Count > 0;
        TimeFormat = suggested.TimeFormat ?? "";
        TimeZone = timeZone;
        DurationUnit = suggested.DurationUnit;
        DecimalComma = suggested.DecimalComma;
    }

    public string TimeFormat { get; set; }

    public string TimeZone { get; set; }

    public DurationUnit DurationUnit { get; set; }

    public bool DecimalComma { get; set; }

    /// <summary>Columns that fill no field are kept as metadata.</summary>
    public bool KeepOthers { get; set; }

    public ImportMode Mode { get; set; }

    public string Column(string target) => _columns.GetValueOrDefault(target, "");

    public string Constant(string target) => _constants.GetValueOrDefault(target, "");

    public void SetColumn(string target, string? column) => _columns[target] = column ?? "";

    public void SetConstant(string target, string? constant) => _constants[target] = constant ?? "";

    /// <summary>When something happened and which agent did it: without these nothing can be imported.</summary>
    public bool IsComplete => IsFilled(ImportTarget.Agent)
        && (IsFilled(ImportTarget.StartedAt) || (IsFilled(ImportTarget.CompletedAt) && IsFilled(ImportTarget.Duration)));

    public bool IsFilled(string target) => Column(target).Length > 0 || Constant(target).Length > 0;

    public ImportMapping ToMapping()
    {
        var fields = ImportTarget.All.Where(IsFilled)
            .Select(t => new FieldMapping(t, Column(t).Length > 0 ? Column(t) : null, Constant(t).Length > 0 ? Constant(t) : null)).ToList();
        if (KeepOthers)
        {
            var used = fields.Select(f => f.Column).ToHashSet(StringComparer.Ordinal);
            fields.AddRange(_all.Where(c => !used.Contains(c)).Select(c => _metadata.Find(m => m.Column == c) ?? new FieldMapping(ImportTarget.MetadataPrefix + SafeKey(c), c)));
        }

        return new ImportMapping
        {
            Fields = fields, StatusMap = _statusMap, TimeFormat = TimeFormat.Length > 0 ? TimeFormat : null,
            TimeZone = TimeZone, DurationUnit = DurationUnit, DecimalComma = DecimalComma,
        };
    }

    private static bool IsMetadata(FieldMapping field) => field.Target.StartsWith(ImportTarget.MetadataPrefix, StringComparison.Ordinal);

    // Metadata keys may hold neither a dot nor a leading dollar sign.
    private static string SafeKey(string column) => column.Replace('.', '_').Replace('\0', '_').TrimStart('$') is { Length: > 0 } key ? key : "column";
}
