using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A field's stored name and the serializer of its values.</summary>
public sealed class RenderedFieldDefinition<TField>
{
    public RenderedFieldDefinition(string fieldName, IBsonSerializer<TField> fieldSerializer)
        : this(fieldName, fieldSerializer, null)
    {
    }

    internal RenderedFieldDefinition(string fieldName, IBsonSerializer<TField> valueSerializer, IBsonSerializer? underlyingSerializer)
    {
        FieldName = fieldName;
        ValueSerializer = valueSerializer;
        UnderlyingSerializer = underlyingSerializer;
    }

    public string FieldName { get; }

    public IBsonSerializer<TField> FieldSerializer => ValueSerializer;

    public IBsonSerializer? UnderlyingSerializer { get; }

    public IBsonSerializer<TField> ValueSerializer { get; }
}
