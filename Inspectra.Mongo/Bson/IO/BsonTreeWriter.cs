namespace MongoDB.Bson.IO;

/// <summary>Writes trees of values into a buffer.</summary>
internal static class BsonTreeWriter
{
    public static void WriteDocument(BsonBufferWriter writer, BsonDocument document, int depth)
    {
        CheckDepth(depth);
        if (document is RawBsonDocument raw)
        {
            writer.WriteRaw(raw.RawBytes.Span);
            return;
        }

        var start = writer.BeginDocument();
        foreach (var element in document.Elements)
        {
            writer.WriteName(element.Value.BsonType, element.Name);
            WriteValue(writer, element.Value, depth + 1);
        }

        writer.EndDocument(start);
    }

    /// <summary>Writes the value alone; its type and name are already there.</summary>
    public static void WriteValue(BsonBufferWriter writer, BsonValue value, int depth)
    {
        switch (value)
        {
            case BsonString v: writer.WriteString(v.Value); break;
            case BsonInt32 v: writer.WriteInt32(v.Value); break;
            case BsonInt64 v: writer.WriteInt64(v.Value); break;
            case BsonDouble v: writer.WriteDouble(v.Value); break;
            case BsonObjectId v: writer.WriteObjectId(v.Value); break;
            case BsonBoolean v: writer.WriteByte(v.Value ? (byte)1 : (byte)0); break;
            case BsonDateTime v: writer.WriteInt64(v.MillisecondsSinceEpoch); break;
            case BsonDocument v: WriteDocument(writer, v, depth); break;
            case BsonArray v: WriteArray(writer, v, depth); break;
            case BsonDecimal128 v: writer.WriteDecimal128(v.Value); break;
            case BsonBinaryData v: writer.WriteBinary(v.Bytes, v.SubType); break;
            case BsonTimestamp v: writer.WriteInt64(v.Value); break;
            case BsonSymbol v: writer.WriteString(v.Name); break;
            case BsonJavaScriptWithScope v: WriteScopedCode(writer, v, depth); break;
            case BsonJavaScript v: writer.WriteString(v.Code); break;
            case BsonRegularExpression v:
                writer.WriteCString(v.Pattern);
                writer.WriteCString(v.Options);
                break;
            case BsonNull or BsonUndefined or BsonMinKey or BsonMaxKey: break;
            default: throw new BsonSerializationException($"{value.GetType().Name} cannot be written as BSON.");
        }
    }

    private static void WriteArray(BsonBufferWriter writer, BsonArray array, int depth)
    {
        CheckDepth(depth);
        var start = writer.BeginDocument();
        var index = 0;
        foreach (var item in array.Values)
        {
            writer.WriteIndexName(item.BsonType, index++);
            WriteValue(writer, item, depth + 1);
        }

        writer.EndDocument(start);
    }

    private static void WriteScopedCode(BsonBufferWriter writer, BsonJavaScriptWithScope value, int depth)
    {
        var start = writer.Position;
        writer.WriteInt32(0);
        writer.WriteString(value.Code);
        WriteDocument(writer, value.Scope, depth + 1);
        writer.PatchInt32(start, writer.Position - start);
    }

    private static void CheckDepth(int depth)
    {
        if (depth > BsonLayout.MaxDepth)
        {
            throw new BsonSerializationException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep; does it contain itself?");
        }
    }
}
