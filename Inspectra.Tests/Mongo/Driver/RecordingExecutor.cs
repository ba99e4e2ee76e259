using Inspectra.Mongo.Commands;
using MongoDB.Bson;

namespace Inspectra.Tests.Mongo.Driver;

/// <summary>Keeps the commands it is given and answers what it was told to.</summary>
internal sealed class RecordingExecutor : ICommandExecutor
{
    private readonly Queue<BsonDocument> _replies = new();

    public List<BsonDocument> Commands { get; } = [];

    public List<CommandRequest> Requests { get; } = [];

    public BsonDocument Last => Commands[^1];

    public RecordingExecutor Answer(string json)
    {
        _replies.Enqueue(BsonDocument.Parse(json));
        return this;
    }

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Requests.Add(request);
        Commands.Add(new RawBsonDocument(request.Body.ToArray()).Materialize());
        var reply = _replies.Count > 0 ? _replies.Dequeue() : BsonDocument.Parse("{ ok: 1, n: 1, nModified: 1 }");
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(reply.ToBson());
    }

    public IReadOnlyList<BsonDocument> Statements(int command = 0) =>
        Requests[command].Sequences.SelectMany(s => s.Documents).Select(d => new RawBsonDocument(d.ToArray()).Materialize()).ToList();
}
