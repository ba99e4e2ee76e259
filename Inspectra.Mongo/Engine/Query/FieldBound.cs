using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>One condition that every matching document meets at a dotted path; all bounds of a filter hold together.</summary>
/// <remarks>
/// Either <see cref="Values"/> (the value, or an array element, equals one of them; null also stands for a missing
/// field) or a range. An open end of a range reaches to the end of the given end's type bracket. On a path that runs
/// through an array two bounds may be met by different elements, so they must not be intersected there.
/// </remarks>
internal sealed record FieldBound(string Path)
{
    public IReadOnlyList<BsonValue>? Values { get; init; }

    public BsonValue? Lower { get; init; }

    public bool LowerInclusive { get; init; }

    public BsonValue? Upper { get; init; }

    public bool UpperInclusive { get; init; }

    /// <summary>False when the bound is wider than the condition it comes from, as for a regular expression's prefix.</summary>
    public bool IsExact { get; init; } = true;
}
