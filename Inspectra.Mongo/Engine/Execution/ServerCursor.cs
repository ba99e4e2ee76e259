using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

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

    public async ValueTask<BatchEnd> NextAsync(CommandContext command, int? batchSize, DocumentBuilder array)
    {
        using var snapshot = await command.SnapshotAsync().ConfigureAwait(false);
        context.Attach(snapshot);
        try
        {
            return Fill(batchSize is null or 0 ? int.MaxValue : batchSize.Value, array);
        }
        finally
        {
            context.Detach();
        }
    }

    /// <summary>Takes the next documents; the context must be attached.</summary>
    public BatchEnd Fill(int batchSize, DocumentBuilder array)
    {
        var limit = array.Length + MaxBatchBytes;
        for (var count = 0; count < batchSize && array.Length < limit; count++)
        {
            if (!source.MoveNext())
            {
                return new BatchEnd(false, null);
            }
            array.Item(count, project is null ? source.Current.Span : project(source.Current));
        }
        return new BatchEnd(true, null);
    }

    public void Dispose() => source.Dispose();
}
