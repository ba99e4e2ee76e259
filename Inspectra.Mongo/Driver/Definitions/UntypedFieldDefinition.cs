namespace MongoDB.Driver;

/// <summary>A typed field where the type does not matter.</summary>
internal sealed class UntypedFieldDefinition<TDocument, TField>(FieldDefinition<TDocument, TField> field) : FieldDefinition<TDocument>
{
    public override RenderedFieldDefinition Render(RenderArgs<TDocument> args)
    {
        var rendered = field.Render(args);
        return new RenderedFieldDefinition(rendered.FieldName, rendered.FieldSerializer);
    }
}
