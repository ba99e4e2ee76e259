using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>What a filter needs besides its text: the time and the dice of the command, for <c>$expr</c>.</summary>
/// <param name="NowUtc">The value of <c>$$NOW</c>, one for the whole command.</param>
/// <param name="Random">Behind <c>$rand</c>.</param>
internal sealed record FilterContext(DateTime NowUtc, Random Random)
{
    /// <summary>Variables of an enclosing <c>$lookup</c>, visible to <c>$expr</c>.</summary>
    public VariableTable Variables { get; init; } = new();

    /// <summary>The scope that holds those variables' values; null outside a pipeline.</summary>
    public Scope? Scope { get; init; }
}
