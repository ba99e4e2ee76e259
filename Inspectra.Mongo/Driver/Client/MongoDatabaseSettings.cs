namespace MongoDB.Driver;

/// <summary>Concerns of one database; what is not set is taken from the client.</summary>
public class MongoDatabaseSettings
{
    public bool IsFrozen { get; private set; }

    public ReadConcern? ReadConcern { get; set => field = Unfrozen(value); }

    public WriteConcern? WriteConcern { get; set => field = Unfrozen(value); }

    public MongoDatabaseSettings Clone() => new() { ReadConcern = ReadConcern, WriteConcern = WriteConcern };

    public MongoDatabaseSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public MongoDatabaseSettings FrozenCopy() => IsFrozen ? this : Clone().Freeze();

    private T Unfrozen<T>(T value) =>
        IsFrozen ? throw new InvalidOperationException("MongoDatabaseSettings is frozen.") : value;
}
