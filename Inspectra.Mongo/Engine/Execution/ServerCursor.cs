using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What is left of an answer after its first batch. Used by one command at a time.</summary>
internal interface IServerCursor : IDisposable
{
    string Namespace { get; }

    /// <summary>Writes the next batch into an open array.</summary>
    /// <returns>Whether more may follow.</returns>
    ValueTask<CursorBatch> NextAsync(CommandContext command, int? batchSize);
}

/// <param name="Documents">The finished <c>cursor</c> sub-document without its id.</param>
/// <param name="HasMore">Whether the cursor lives on.</param>
/// <param name="ResumeToken">BSON of the token after this batch, for change streams.</param>
internal sealed record CursorBatch(IReadOnlyList<byte[]> Documents, bool HasMore, byte[]? ResumeToken);

/// <summary>A cursor over documents found by a plan or made by a pipeline.</summary>
/// <param name="ns">Database and collection.</param>
/// <param name="context">What the source reads from; attached only while a batch is taken.</param>
/// <param name="source">The documents; each is valid until the next is asked for.</param>
/// <param name="project">What is made of a document; null for itself.</param>
internal sealed class ServerCursor(
    string ns, ReadContext context, IEnumerator<ReadOnlyMemory<byte>> source, Func<ReadOnlyMemory<byte>, byte[]>? project) : IServerCursor
{
    /// <summary>A batch stays below the limit of a reply, one document of the greatest size included.</summary>
    public const int MaxBatchBytes = 16 * 1024 * 1024;
    public const int FirstBatchSize = 101;

    public string Namespace => ns;

    public async ValueTask<CursorBatch> NextAsync(CommandContext command, int? batchSize)
    {
        using var snapshot = await command.SnapshotAsync().ConfigureAwait(false);
        context.Attach(snapshot);
        try
        {
            return Fill(batchSize is null or 0 ? int.MaxValue : batchSize.Value);
        }
        finally
        {
            context.Detach();
        }
    }

    /// <summary>Takes the next documents; the context must be attached.</summary>
    public CursorBatch Fill(int batchSize)
    {
        var documents = new List<byte[]>();
        var bytes = 0L;
        while (documents.Count < batchSize && bytes < MaxBatchBytes)
        {
            if (!source.MoveNext())
            {
                return new CursorBatch(documents, false, null);
            }
            var document = project is null ? source.Current.ToArray() : project(source.Current);
            documents.Add(document);
            bytes += document.Length;
        }
        return new CursorBatch(documents, true, null);
    }

    public void Dispose() => source.Dispose();
}
