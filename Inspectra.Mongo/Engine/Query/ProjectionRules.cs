using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Where a projection stands: the find command knows operators that the <c>$project</c> stage does not.</summary>
internal enum ProjectionDialect
{
    Find,
    Stage,
}

/// <summary>The rules that the find command's projection and the <c>$project</c> stage share.</summary>
internal static class ProjectionRules
{
    public static bool IsFlag(BsonValue value) => value is BsonBoolean || ValueRules.IsNumber(value);

    /// <summary>True when a flag names its field for the mode; false for the one flag of <c>_id</c> that only repeats a default.</summary>
    public static bool Names(BsonElement element, FieldTreeMode mode) =>
        ValueRules.IsTrue(element.Value) == (mode == FieldTreeMode.Include);

    /// <exception cref="QueryException">Inclusion and exclusion are mixed.</exception>
    public static FieldTreeMode ModeOf(BsonDocument specification, ProjectionDialect dialect)
    {
        FieldTreeMode? mode = null;
        FieldTreeMode? idMode = null;
        foreach (var element in specification)
        {
            var wanted = ModeOf(element, dialect);
            if (element.Name == "_id" && IsFlag(element.Value))
            {
                idMode = wanted;
                continue;
            }
            if (wanted is null)
            {
                continue;
            }
            if (mode is not null && mode != wanted)
            {
                throw QueryException.Location(
                    mode == FieldTreeMode.Include ? 31254 : 31253,
                    $"Cannot do {(wanted == FieldTreeMode.Include ? "inclusion" : "exclusion")} on field {element.Name} in " +
                    $"{(mode == FieldTreeMode.Include ? "inclusion" : "exclusion")} projection");
            }
            mode = wanted;
        }
        // A lone $slice keeps all other fields.
        return mode ?? idMode ?? FieldTreeMode.Exclude;
    }

    private static FieldTreeMode? ModeOf(BsonElement element, ProjectionDialect dialect)
    {
        if (IsFlag(element.Value))
        {
            return ValueRules.IsTrue(element.Value) ? FieldTreeMode.Include : FieldTreeMode.Exclude;
        }
        if (dialect == ProjectionDialect.Find && element.Value is BsonDocument { ElementCount: 1 } document
            && document.GetElement(0).Name == "$slice")
        {
            return null;
        }
        return FieldTreeMode.Include;
    }
}
