using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Several updates in one; the same operator's fields are gathered, a later one for the same field wins.</summary>
internal sealed class CombinedUpdateDefinition<TDocument>(IReadOnlyList<UpdateDefinition<TDocument>> updates) : UpdateDefinition<TDocument>
{
    public override BsonValue Render(RenderArgs<TDocument> args)
    {
        if (updates.Count == 1) { return updates[0].Render(args); }
        var combined = new BsonDocument();
        foreach (var update in updates)
        {
            if (update.Render(args) is not BsonDocument document)
            {
                throw new NotSupportedException("An update given as a pipeline cannot be combined with others.");
            }
            foreach (var element in document)
            {
                if (combined.TryGetValue(element.Name, out var existing)) { Merge(existing.AsBsonDocument, element.Value.AsBsonDocument); }
                else { combined.Add(element.Name, Copy(element.Value)); }
            }
        }
        return combined;
    }

    // Definitions may be rendered again and documents may be the caller's own: neither may change under the merge.
    private static BsonValue Copy(BsonValue value) => value is BsonDocument document ? new BsonDocument(document.Elements) : value;

    private static void Merge(BsonDocument target, BsonDocument fields)
    {
        foreach (var field in fields) { target.Set(field.Name, field.Value); }
    }
}
