using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The parts that many replies share.</summary>
internal static class Replies
{
    public static ReadOnlyMemory<byte> Ok() => DocumentBuilder.Start(16).Double("ok"u8, 1).Finish();

    public static ReadOnlyMemory<byte> Counted(long count) =>
        DocumentBuilder.Start(32).Count("n"u8, count).Double("ok"u8, 1).Finish();

    public static ReadOnlyMemory<byte> Failure(int code, string codeName, string message, IReadOnlyList<string> labels)
    {
        var builder = DocumentBuilder.Start(256);
        builder.Double("ok"u8, 0).String("errmsg"u8, message).Int32("code"u8, code).String("codeName"u8, codeName);
        if (labels.Count > 0)
        {
            Span<byte> name = stackalloc byte[11];
            builder.BeginArray("errorLabels"u8);
            for (var i = 0; i < labels.Count; i++)
            {
                builder.String(DocumentBuilder.IndexName(i, name), labels[i]);
            }
            builder.End();
        }
        return builder.Finish();
    }

    /// <summary>An open array of documents inside an open cursor; to be ended with <see cref="EndCursor"/>.</summary>
    public static DocumentBuilder StartCursor(ReadOnlySpan<byte> array, int capacity = 16 * 1024) =>
        DocumentBuilder.Start(capacity).BeginDocument("cursor"u8).BeginArray(array);

    /// <summary>Ends what <see cref="StartCursor"/> began; number 0 means that nothing follows.</summary>
    public static ReadOnlyMemory<byte> EndCursor(DocumentBuilder array, string ns, long id, byte[]? resumeToken = null)
    {
        array.End();
        if (resumeToken is not null)
        {
            array.Document("postBatchResumeToken"u8, resumeToken);
        }
        return array.Int64("id"u8, id).String("ns"u8, ns).End().Double("ok"u8, 1).Finish();
    }

    /// <summary>A cursor with all it has.</summary>
    public static ReadOnlyMemory<byte> WholeCursor(string ns, IReadOnlyList<byte[]> documents)
    {
        var array = StartCursor("firstBatch"u8, 1024);
        for (var i = 0; i < documents.Count; i++)
        {
            array.Item(i, documents[i]);
        }
        return EndCursor(array, ns, 0);
    }

    public static ReadOnlyMemory<byte> EmptyCursor(string ns) => WholeCursor(ns, []);
}
