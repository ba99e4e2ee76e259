using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>The stream of what agents do.</summary>
internal static class ExecutionStream
{
    public const int Agent = 0;
    public const int User = 1;
    public const int Model = 2;
    public const int Environment = 3;
    public const int Version = 4;
    public const int ErrorType = 5;

    public const int Duration = 0;
    public const int Credits = 1;
    public const int TokensIn = 2;
    public const int TokensOut = 3;

    public const int Succeeded = 0;
    public const int Failed = 1;
    public const int Cancelled = 2;
    public const int TimedOut = 3;

    private const CellParts Numbers = CellParts.Counts | CellParts.Sums | CellParts.Spread | CellParts.Quantiles;

    public static StreamDefinition Definition { get; } = new()
    {
        Key = StreamKeys.Executions,
        Collection = "executions",
        Dimensions =
        [
            new(DimensionKeys.Agent, "agent"), new(DimensionKeys.User, "user"), new(DimensionKeys.Model, "model"),
            new(DimensionKeys.Environment, "environment"), new(DimensionKeys.Version, "version"),
            new(DimensionKeys.ErrorType, "errorType"),
        ],
        Measures = [new("durationUs"), new("creditsMicro"), new("tokensIn"), new("tokensOut")],
        Statuses = ["succeeded", "failed", "cancelled", "timed_out", "running", "queued"],
        FirstOpenStatus = 4,
        UserDimension = User,
        AgentDimension = Agent,
        Sets =
        [
            new("all", [], CellParts.All),
            new("agent", [Agent], Numbers | CellParts.Users),
            new("user", [User], Numbers | CellParts.Agents),
            new("model", [Model], CellParts.All),

            // Without distinct counts, which cannot be taken back when an execution goes on to its next status.
            new("status", [StreamDefinition.StatusDimension], Numbers),
            new("environment", [Environment], CellParts.All),
            new("version", [Version], CellParts.All),
            new("error_type", [ErrorType], CellParts.All),
            new("agent+model", [Agent, Model], Numbers | CellParts.Users),
        ],
    };
}
