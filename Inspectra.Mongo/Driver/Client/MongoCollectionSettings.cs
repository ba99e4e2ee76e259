namespace MongoDB.Driver;

/// <summary>Concerns of one collection; what is not set is taken from its database.</summary>
public class MongoCollectionSettings
{
    /// <summary>Whether a document without an id gets one from its class map's generator before it is inserted.</summary>
    public bool AssignIdOnInsert { get; set => field = Unfrozen(value); } = true;

    public bool IsFrozen { get; private set; }

    public ReadConcern? ReadConcern { get; set => field = Unfrozen(value); }

    public WriteConcern? WriteConcern { get; set => field = Unfrozen(value); }

    public virtual MongoCollectionSettings Clone() =>
        new() { AssignIdOnInsert = AssignIdOnInsert, ReadConcern = ReadConcern, WriteConcern = WriteConcern };

    public MongoCollectionSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public MongoCollectionSettings FrozenCopy() => IsFrozen ? this : Clone().Freeze();

    private T Unfrozen<T>(T value) =>
        IsFrozen ? throw new InvalidOperationException("MongoCollectionSettings is frozen.") : value;
}
