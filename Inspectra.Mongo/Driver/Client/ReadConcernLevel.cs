namespace MongoDB.Driver;

/// <summary>The levels of <see cref="ReadConcern"/>.</summary>
public enum ReadConcernLevel
{
    Available,
    Local,
    Majority,
    Linearizable,
    Snapshot,
}
