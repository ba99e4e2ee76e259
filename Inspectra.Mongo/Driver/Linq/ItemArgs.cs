using MongoDB.Bson.Serialization;

namespace MongoDB.Driver.Linq;

/// <summary>Render arguments for the elements of an array field.</summary>
internal static class ItemArgs
{
    public static RenderArgs<TItem> For<TDocument, TItem>(FieldDefinition<TDocument> field, RenderArgs<TDocument> args)
    {
        var serializer = field.Render(args).FieldSerializer;
        return args.WithNewDocumentType(
            FieldPath.TryGetItem(serializer, out var item) && item is IBsonSerializer<TItem> typed
                ? typed
                : args.SerializerRegistry.GetSerializer<TItem>());
    }
}
