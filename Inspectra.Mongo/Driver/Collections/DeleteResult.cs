namespace MongoDB.Driver;

/// <summary>What a delete did.</summary>
public abstract class DeleteResult
{
    public abstract long DeletedCount { get; }

    public abstract bool IsAcknowledged { get; }

    /// <summary>The result of a write the server confirmed.</summary>
    public class Acknowledged(long deletedCount) : DeleteResult
    {
        public override long DeletedCount => deletedCount;

        public override bool IsAcknowledged => true;
    }
}
