namespace MongoDB.Driver;

/// <summary>A field of a known type, named or pointed at.</summary>
public abstract class FieldDefinition<TDocument, TField>
{
    public static implicit operator FieldDefinition<TDocument, TField>(string fieldName) =>
        new StringFieldDefinition<TDocument, TField>(fieldName);

    public static implicit operator FieldDefinition<TDocument>(FieldDefinition<TDocument, TField> field) =>
        new UntypedFieldDefinition<TDocument, TField>(field);

    public abstract RenderedFieldDefinition<TField> Render(RenderArgs<TDocument> args);
}
