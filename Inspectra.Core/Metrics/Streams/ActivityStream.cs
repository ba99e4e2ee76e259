using Inspectra.Core.Metrics.Cells;

namespace Inspectra.Core.Metrics.Streams;

/// <summary>The stream of what people do in the product.</summary>
internal static class ActivityStream
{
    public const int User = 0;
    public const int Event = 1;
    public const int Page = 2;
    public const int Device = 3;

    private const CellParts Parts = CellParts.Counts | CellParts.Users;

    public static StreamDefinition Definition { get; } = new()
    {
        Key = StreamKeys.Activity,
        Collection = "activity",
        Dimensions =
        [
            new(DimensionKeys.User, "user"), new(DimensionKeys.Event, "event"),
            new(DimensionKeys.Page, "page"), new(DimensionKeys.Device, "device"),
        ],
        Measures = [],
        Statuses = ["recorded"],
        FirstOpenStatus = 1,
        UserDimension = User,
        Sets =
        [
            new("all", [], Parts),
            new("user", [User], CellParts.Counts),
            new("event", [Event], Parts),
            new("page", [Page], Parts),
            new("device", [Device], Parts),
        ],
    };
}
