using System.Text;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Planning;

/// <summary>One component of the keys of a tree, as a planner sees it.</summary>
/// <param name="Path">The field it holds.</param>
/// <param name="IsDescending">Whether it runs downwards.</param>
/// <param name="Name">Its name inside the key, for a field of an <c>_id</c> document.</param>
internal sealed record IndexComponent(string Path, bool IsDescending, byte[]? Name)
{
    public static IReadOnlyList<IndexComponent> Of(IndexInfo index) =>
        [.. index.Fields.Select(field => new IndexComponent(field.Path, field.IsDescending, null))];

    /// <summary>The tree of <c>_id</c> as an index over the fields that all <c>_id</c>s have.</summary>
    public static IReadOnlyList<IndexComponent> Of(IdShape shape) =>
        [.. shape.Names.Select(name => new IndexComponent("_id." + Encoding.UTF8.GetString(name), false, name))];
}
