using System.Collections.Immutable;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>One collection as the catalogue knows it; a change makes a new one.</summary>
internal sealed class CollectionInfo(int id, string database, string name, IdShape shape, ImmutableArray<IndexInfo> indexes)
{
    /// <summary>Never used again, so that statements and change records of a dropped collection cannot meet another one.</summary>
    public int Id { get; } = id;

    public string Database { get; } = database;

    public string Name { get; } = name;

    public string FullName { get; } = database + "." + name;

    public IdShape Shape { get; } = shape;

    /// <summary>That of <c>_id</c> first.</summary>
    public ImmutableArray<IndexInfo> Indexes { get; } = indexes;

    public IndexInfo IdIndex => Indexes[0];

    public CollectionSql Sql { get; } = new(id);

    public CollectionInfo WithShape(IdShape value) => new(Id, Database, Name, value, Indexes);

    public CollectionInfo WithIndexes(ImmutableArray<IndexInfo> value) => new(Id, Database, Name, Shape, value);

    public CollectionInfo Replacing(IndexInfo index) =>
        WithIndexes(Indexes.Select(i => i.Id == index.Id ? index : i).ToImmutableArray());
}
