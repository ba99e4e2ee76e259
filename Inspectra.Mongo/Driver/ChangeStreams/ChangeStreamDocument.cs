using MongoDB.Bson.Serialization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>One change.</summary>
public sealed class ChangeStreamDocument<TDocument>
{
    private readonly IBsonSerializer<TDocument> _documentSerializer;

    public ChangeStreamDocument(BsonDocument backingDocument, IBsonSerializer<TDocument> documentSerializer)
    {
        ArgumentNullException.ThrowIfNull(backingDocument);
        ArgumentNullException.ThrowIfNull(documentSerializer);
        BackingDocument = backingDocument;
        _documentSerializer = documentSerializer;
    }

    public BsonDocument BackingDocument { get; }

    public BsonTimestamp? ClusterTime => Find("clusterTime") as BsonTimestamp;

    public CollectionNamespace? CollectionNamespace =>
        Find("ns") is BsonDocument ns && ns.TryGetValue("coll", out var name) ? new CollectionNamespace(ns["db"].AsString, name.AsString) : null;

    public DatabaseNamespace? DatabaseNamespace => Find("ns") is BsonDocument ns ? new DatabaseNamespace(ns["db"].AsString) : null;

    public BsonDocument? DocumentKey => Find("documentKey") as BsonDocument;

    /// <summary>The document after the change; default for a delete, and for an update unless a lookup was asked for.</summary>
    public TDocument? FullDocument =>
        Find("fullDocument") is BsonDocument document ? DocumentCodec.Read(_documentSerializer, document) : default;

    public ChangeStreamOperationType OperationType => BackingDocument["operationType"].AsString switch
    {
        "insert" => ChangeStreamOperationType.Insert,
        "update" => ChangeStreamOperationType.Update,
        "replace" => ChangeStreamOperationType.Replace,
        "delete" => ChangeStreamOperationType.Delete,
        "invalidate" => ChangeStreamOperationType.Invalidate,
        "rename" => ChangeStreamOperationType.Rename,
        "drop" => ChangeStreamOperationType.Drop,
        "dropDatabase" => ChangeStreamOperationType.DropDatabase,
        "createIndexes" => ChangeStreamOperationType.CreateIndexes,
        "dropIndexes" => ChangeStreamOperationType.DropIndexes,
        "modify" => ChangeStreamOperationType.Modify,
        "create" => ChangeStreamOperationType.Create,
        var other => throw new FormatException($"Unexpected change stream operation type: {other}."),
    };

    public BsonDocument ResumeToken => BackingDocument["_id"].AsBsonDocument;

    public ChangeStreamUpdateDescription? UpdateDescription
    {
        get
        {
            if (Find("updateDescription") is not BsonDocument description) { return null; }
            var removed = description.TryGetValue("removedFields", out var fields) && fields is BsonArray array
                ? array.Select(f => f.AsString).ToArray()
                : [];
            return new ChangeStreamUpdateDescription(description["updatedFields"].AsBsonDocument, removed);
        }
    }

    public DateTime? WallTime => Find("wallTime")?.ToUniversalTime();

    private BsonValue? Find(string name) => BackingDocument.TryGetValue(name, out var value) && value is not BsonNull ? value : null;
}
