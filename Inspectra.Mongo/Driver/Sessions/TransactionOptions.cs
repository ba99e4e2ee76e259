namespace MongoDB.Driver;

/// <summary>Options of a transaction; what is not set is taken from the session, then from the client.</summary>
public class TransactionOptions
{
    public TransactionOptions(Optional<ReadConcern?> readConcern = default, Optional<ReadPreference?> readPreference = default, Optional<WriteConcern?> writeConcern = default, Optional<TimeSpan?> maxCommitTime = default)
    {
        ReadConcern = readConcern.WithDefault(null);
        ReadPreference = readPreference.WithDefault(null);
        WriteConcern = writeConcern.WithDefault(null);
        MaxCommitTime = maxCommitTime.WithDefault(null);
    }

    public TimeSpan? MaxCommitTime { get; }

    public ReadConcern? ReadConcern { get; }

    public ReadPreference? ReadPreference { get; }

    public WriteConcern? WriteConcern { get; }
}
