namespace Inspectra.Core.Services.Activity;

/// <summary>Something a person did in the product.</summary>
public sealed record ActivityInput
{
    /// <summary>Unique together with the time; sending it again counts nothing twice.</summary>
    public required string EventId { get; init; }

    public required DateTime OccurredUtc { get; init; }

    public required string User { get; init; }

    /// <summary>What was done, e.g. <c>page_view</c> or <c>sign_in</c>.</summary>
    public required string Event { get; init; }

    public string? Page { get; init; }

    /// <summary>E.g. <c>desktop</c>, <c>mobile</c>, <c>tablet</c>.</summary>
    public string? Device { get; init; }
}
