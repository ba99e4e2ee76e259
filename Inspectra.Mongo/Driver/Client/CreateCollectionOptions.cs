namespace MongoDB.Driver;

/// <summary>Options of <see cref="IMongoDatabase.CreateCollectionAsync(string, CreateCollectionOptions, CancellationToken)"/>.</summary>
public class CreateCollectionOptions
{
    public bool? Capped { get; set; }

    public long? MaxDocuments { get; set; }

    public long? MaxSize { get; set; }
}
