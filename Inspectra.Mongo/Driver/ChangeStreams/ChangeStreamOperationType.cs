namespace MongoDB.Driver;

/// <summary>What happened.</summary>
public enum ChangeStreamOperationType
{
    Insert,
    Update,
    Replace,
    Delete,
    Invalidate,
    Rename,
    Drop,
    DropDatabase,
    CreateIndexes,
    DropIndexes,
    Modify,
    Create,
    ShardCollection,
    RefineCollectionShardKey,
    ReshardCollection,
}
