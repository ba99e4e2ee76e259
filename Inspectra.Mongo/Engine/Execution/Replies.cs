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

    /// <summary>A cursor with all it has: number 0 means that nothing follows.</summary>
    public static ReadOnlyMemory<byte> Cursor(string ns, ReadOnlySpan<byte> array, CursorBatch batch, long id)
    {
        var size = 128;
        foreach (var document in batch.Documents)
        {
            size += document.Length + 12;
        }
        var builder = DocumentBuilder.Start(size);
        builder.BeginDocument("cursor"u8).BeginArray(array);
        for (var i = 0; i < batch.Documents.Count; i++)
        {
            builder.Item(i, batch.Documents[i]);
        }
        builder.End();
        if (batch.ResumeToken is not null)
        {
            builder.Document("postBatchResumeToken"u8, batch.ResumeToken);
        }
        return builder.Int64("id"u8, id).String("ns"u8, ns).End().Double("ok"u8, 1).Finish();
    }

    public static ReadOnlyMemory<byte> EmptyCursor(string ns) =>
        Cursor(ns, "firstBatch"u8, new CursorBatch([], false, null), 0);
}
