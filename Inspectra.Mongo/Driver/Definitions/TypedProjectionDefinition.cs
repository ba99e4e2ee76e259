using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A projection whose result is read as a type.</summary>
internal sealed class TypedProjectionDefinition<TSource, TProjection>(
    ProjectionDefinition<TSource>? projection,
    IBsonSerializer<TProjection>? serializer = null) : ProjectionDefinition<TSource, TProjection>
{
    public override RenderedProjectionDefinition<TProjection> Render(RenderArgs<TSource> args) =>
        new(projection?.Render(args), serializer ?? args.GetSerializer<TProjection>());
}
