using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Writes documents and arrays as JSON, leaving the single values to <see cref="JsonValueFormatter"/>.</summary>
internal sealed class JsonFormatter(StringBuilder target, JsonWriterSettings settings)
{
    private readonly JsonValueFormatter _values = new(target, settings.OutputMode);
    private int _depth;

    public static string Format(RawDocument document, JsonWriterSettings? settings)
    {
        var target = new StringBuilder();
        new JsonFormatter(target, settings ?? JsonWriterSettings.Defaults).WriteDocument(document);
        return target.ToString();
    }

    public static string Format(RawValue value, JsonWriterSettings? settings)
    {
        var target = new StringBuilder();
        new JsonFormatter(target, settings ?? JsonWriterSettings.Defaults).WriteValue(value);
        return target.ToString();
    }

    private void WriteDocument(RawDocument document)
    {
        if (document.IsEmpty)
        {
            target.Append("{ }");
            return;
        }

        Enter('{');
        var isFirst = true;
        foreach (var element in document)
        {
            Separate(isFirst);
            isFirst = false;
            JsonValueFormatter.AppendText(target, element.NameText);
            target.Append(" : ");
            WriteValue(element.Value);
        }

        Leave('}');
    }

    private void WriteArray(RawDocument array)
    {
        // Items stand on one line even when documents are indented, as long as they are no documents themselves.
        target.Append('[');
        var isFirst = true;
        foreach (var element in array)
        {
            if (!isFirst) { target.Append(", "); }
            isFirst = false;
            WriteValue(element.Value);
        }

        target.Append(']');
    }

    private void WriteValue(RawValue value)
    {
        switch (value.Type)
        {
            case BsonType.Document:
                WriteDocument(value.AsDocument);
                break;
            case BsonType.Array:
                CheckDepth();
                _depth++;
                WriteArray(value.AsDocument);
                _depth--;
                break;
            case BsonType.JavaScriptWithScope:
                target.Append("{ \"$code\" : ");
                JsonValueFormatter.AppendText(target, BsonLayout.Text(value.ScopedCode));
                target.Append(", \"$scope\" : ");
                WriteDocument(value.Scope);
                target.Append(" }");
                break;
            default:
                _values.Write(value);
                break;
        }
    }

    private void Enter(char brace)
    {
        CheckDepth();
        target.Append(brace);
        _depth++;
    }

    private void Separate(bool isFirst)
    {
        if (!isFirst) { target.Append(','); }
        if (settings.Indent) { NewLine(); } else { target.Append(' '); }
    }

    private void Leave(char brace)
    {
        _depth--;
        if (settings.Indent) { NewLine(); } else { target.Append(' '); }
        target.Append(brace);
    }

    private void NewLine()
    {
        target.Append(settings.NewLineChars);
        for (var i = 0; i < _depth; i++) { target.Append(settings.IndentChars); }
    }

    private void CheckDepth()
    {
        if (_depth > BsonLayout.MaxDepth) { throw new FormatException($"BSON is nested more than {BsonLayout.MaxDepth} levels deep."); }
    }
}
