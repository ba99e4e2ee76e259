using System.Text;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The refused statements of one write command.</summary>
internal sealed class WriteErrors
{
    private readonly List<byte[]> _errors = [];

    public bool Any => _errors.Count > 0;

    public int Count => _errors.Count;

    public void Add(int index, int code, string message) => _errors.Add(DocumentBuilder.Start(128)
        .Int32("index"u8, index).Int32("code"u8, code).String("errmsg"u8, message).FinishToArray());

    public void Add(int index, QueryException failure) => Add(index, failure.Code, failure.Message);

    public void AddDuplicate(int index, CollectionInfo collection, IndexInfo tree, ReadOnlySpan<byte> document)
    {
        var (message, pattern, value) = Describe(collection, tree, document);
        _errors.Add(DocumentBuilder.Start(256)
            .Int32("index"u8, index)
            .Int32("code"u8, 11000)
            .String("errmsg"u8, message)
            .Document("keyPattern"u8, pattern)
            .Document("keyValue"u8, value)
            .FinishToArray());
    }

    /// <summary>The same refusal for commands that have one statement only.</summary>
    public static CommandException Duplicate(CollectionInfo collection, IndexInfo tree, ReadOnlySpan<byte> document) =>
        new(11000, "DuplicateKey", Describe(collection, tree, document).Message);

    public void WriteTo(DocumentBuilder builder)
    {
        if (_errors.Count == 0)
        {
            return;
        }
        builder.BeginArray("writeErrors"u8);
        for (var i = 0; i < _errors.Count; i++)
        {
            builder.Item(i, _errors[i]);
        }
        builder.End();
    }

    private static (string Message, byte[] Pattern, byte[] Value) Describe(CollectionInfo collection, IndexInfo tree, ReadOnlySpan<byte> document)
    {
        var source = new RawDocument(document);
        var values = new BsonDocument();
        foreach (var field in tree.Fields)
        {
            values[field.Path] = source.TryGetPath(Encoding.UTF8.GetBytes(field.Path), out var found) ? found.ToBsonValue() : BsonNull.Value;
        }
        var message = $"E11000 duplicate key error collection: {collection.FullName} index: {tree.Name} dup key: {values}";
        return (message, tree.Keys, values.ToBson());
    }
}
