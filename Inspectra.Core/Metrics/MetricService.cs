using Inspectra.Core.Errors;
using Inspectra.Core.Security;

namespace Inspectra.Core.Metrics;

/// <summary>The one way to a number.</summary>
public sealed class MetricService
{
    /// <exception cref="NotFoundException">The workspace is not there for this actor.</exception>
    /// <exception cref="ForbiddenException">The actor may not see metrics (for cost: financial metrics).</exception>
    /// <exception cref="RuleViolationException">Something in the query is unknown, or it asks for too much; the message says what to narrow.</exception>
    public Task<MetricAnswer> QueryAsync(Actor actor, MetricQuery query, CancellationToken ct) =>
        throw new NotSupportedException("Metric queries are not connected to storage yet.");
}
