using MongoDB.Bson.Serialization;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A field of a known type given by its stored, dotted name, or by the name of its member.</summary>
public sealed class StringFieldDefinition<TDocument, TField> : FieldDefinition<TDocument, TField>
{
    private readonly string _fieldName;
    private readonly IBsonSerializer<TField>? _fieldSerializer;

    public StringFieldDefinition(string fieldName, IBsonSerializer<TField>? fieldSerializer = null)
    {
        ArgumentNullException.ThrowIfNull(fieldName);
        _fieldName = fieldName;
        _fieldSerializer = fieldSerializer;
    }

    public override RenderedFieldDefinition<TField> Render(RenderArgs<TDocument> args)
    {
        var field = FieldPath.Resolve(_fieldName, args.DocumentSerializer);
        return new RenderedFieldDefinition<TField>(
            field.Path,
            _fieldSerializer ?? field.Serializer as IBsonSerializer<TField> ?? args.SerializerRegistry.GetSerializer<TField>());
    }
}
