namespace Inspectra.Mongo.Engine.Storage;

/// <summary>What a row of the change log tells, as it is stored.</summary>
internal enum ChangeKind
{
    Insert = 1,
    Replace = 2,
    Update = 3,
    Delete = 4,
    Drop = 5,
    DropDatabase = 6,
}
