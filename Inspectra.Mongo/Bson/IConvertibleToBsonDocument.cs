namespace MongoDB.Bson;

/// <summary>Something that knows its own form as a document.</summary>
public interface IConvertibleToBsonDocument
{
    BsonDocument ToBsonDocument();
}
