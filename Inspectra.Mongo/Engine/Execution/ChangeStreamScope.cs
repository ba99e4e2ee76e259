using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What a change stream watches.</summary>
/// <param name="Database">Null for all databases.</param>
/// <param name="Collection">Null for all collections of the database.</param>
/// <param name="LooksUp">Whether an update's event carries the document as it is now.</param>
internal sealed record ChangeStreamScope(string? Database, string? Collection, bool LooksUp)
{
    public string Namespace => Database is null ? "admin.$cmd.aggregate"
        : Database + "." + (Collection ?? "$cmd.aggregate");

    public bool Includes(string database, string? collection) =>
        Database is null || (Database == database && (Collection is null || collection is null || Collection == collection));

    /// <summary>Whether what is watched is gone with this.</summary>
    public bool EndsWith(ChangeKind kind) => kind switch
    {
        ChangeKind.Drop => Collection is not null,
        ChangeKind.DropDatabase => Database is not null,
        _ => false,
    };
}
