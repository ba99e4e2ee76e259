namespace Inspectra.Core.Services.Sources;

/// <summary>What a person corrects of what was detected; whatever is null is detected.</summary>
public sealed record ImportReadOptions
{
    public ImportFormat? Format { get; init; }

    /// <summary>A name such as <c>utf-8</c>, <c>utf-16le</c>, <c>windows-1251</c>.</summary>
    public string? Encoding { get; init; }
    public char? Delimiter { get; init; }

    /// <summary>NUL stands for "no quoting".</summary>
    public char? Quote { get; init; }
    public bool? HasHeader { get; init; }

    /// <summary>Lines above the header; detected when null.</summary>
    public int? SkipLines { get; init; }
    public RaggedRows RaggedRows { get; init; } = RaggedRows.Reject;
}
