namespace Inspectra.Mongo.Engine.Storage;

/// <summary>What an update changed, by top-level field: <c>{updatedFields, removedFields, truncatedArrays}</c>.</summary>
internal static class UpdateDescription
{
    public static byte[] Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var builder = DocumentBuilder.Start(256);
        builder.BeginDocument("updatedFields"u8);
        var position = 4;
        byte type;
        while ((type = after[position]) != 0)
        {
            position++;
            var name = after.Slice(position, RawBson.TextLength(after, position) - 1);
            position += name.Length + 1;
            var value = after.Slice(position, RawBson.SizeOf(type, after, position));
            position += value.Length;
            var isSame = RawBson.TryFind(before, 0, name, out var oldType, out var old) && oldType == type
                && before.Slice(old, RawBson.SizeOf(oldType, before, old)).SequenceEqual(value);
            if (!isSame)
            {
                builder.Value(type, name, value);
            }
        }
        builder.End();
        builder.BeginArray("removedFields"u8);
        position = 4;
        var removed = 0;
        Span<byte> index = stackalloc byte[11];
        while ((type = before[position]) != 0)
        {
            position++;
            var name = before.Slice(position, RawBson.TextLength(before, position) - 1);
            position += name.Length + 1;
            position += RawBson.SizeOf(type, before, position);
            if (!RawBson.TryFind(after, 0, name, out _, out _))
            {
                builder.String(DocumentBuilder.IndexName(removed++, index), System.Text.Encoding.UTF8.GetString(name));
            }
        }
        builder.End();
        builder.BeginArray("truncatedArrays"u8).End();
        return builder.FinishToArray();
    }
}
