namespace MongoDB.Driver;

/// <summary>A field, named or pointed at.</summary>
public abstract class FieldDefinition<TDocument>
{
    public static implicit operator FieldDefinition<TDocument>(string fieldName) => new StringFieldDefinition<TDocument>(fieldName);

    public abstract RenderedFieldDefinition Render(RenderArgs<TDocument> args);
}
