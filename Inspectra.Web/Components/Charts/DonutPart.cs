namespace Inspectra.Web.Components.Charts;

/// <summary>One of at most four parts of a whole; more are read better as bars.</summary>
public sealed record DonutPart(string Label, double Value, string Color);
