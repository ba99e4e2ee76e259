using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>A field's stored name and, where it is known, its serializer.</summary>
public sealed class RenderedFieldDefinition
{
    public RenderedFieldDefinition(string fieldName, IBsonSerializer? fieldSerializer = null)
    {
        FieldName = fieldName;
        FieldSerializer = fieldSerializer;
    }

    public string FieldName { get; }

    public IBsonSerializer? FieldSerializer { get; }
}
