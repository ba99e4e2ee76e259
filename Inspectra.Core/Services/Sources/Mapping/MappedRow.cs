using Inspectra.Core.Services.Agents;

namespace Inspectra.Core.Services.Sources.Mapping;

/// <summary>What a row became: an execution, or the reason why not.</summary>
/// <param name="Column">The column at fault; null when the whole row is.</param>
internal readonly record struct MappedRow(ExecutionInput? Execution, string? Column, string? Reason, string? Value)
{
    public static MappedRow Rejected(string? column, string reason, ReadOnlySpan<char> value) =>
        new(null, column, reason, value.IsEmpty ? null : value[..Math.Min(value.Length, 200)].ToString());
}
