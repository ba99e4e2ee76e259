namespace MongoDB.Driver;

/// <summary>The kinds of <see cref="WriteModel{TDocument}"/>.</summary>
public enum WriteModelType
{
    InsertOne,
    DeleteOne,
    DeleteMany,
    ReplaceOne,
    UpdateOne,
    UpdateMany,
}
