using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>A field given by its stored, dotted name, or by the name of its member.</summary>
public sealed class StringFieldDefinition<TDocument> : FieldDefinition<TDocument>
{
    private readonly string _fieldName;

    public StringFieldDefinition(string fieldName)
    {
        ArgumentNullException.ThrowIfNull(fieldName);
        _fieldName = fieldName;
    }

    public override RenderedFieldDefinition Render(RenderArgs<TDocument> args)
    {
        var field = FieldPath.Resolve(_fieldName, args.DocumentSerializer);
        return new RenderedFieldDefinition(field.Path, field.Serializer);
    }
}
