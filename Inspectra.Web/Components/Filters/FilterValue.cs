namespace Inspectra.Web.Components.Filters;

/// <param name="Value">The empty text stands for "not given".</param>
/// <param name="Count">Executions in the period that have it.</param>
public sealed record FilterValue(string Value, double? Count);
