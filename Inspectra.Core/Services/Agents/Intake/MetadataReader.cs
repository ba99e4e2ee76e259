using System.Text;
using System.Text.Json;
using Inspectra.Core.Metrics.Ingestion;

namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Makes a BSON document of a JSON object, within the limits for metadata.</summary>
internal sealed class MetadataReader(TextScratch scratch)
{
    public const int MaxBytes = 10 * 1024;
    public const int MaxDepth = 16;

    private static readonly byte[][] IndexNames = [.. Enumerable.Range(0, 10).Select(i => Encoding.UTF8.GetBytes($"{i}"))];

    private readonly BsonBytes _bson = new();
    private readonly List<HashSet<string>> _namesByDepth = [];

    /// <param name="reader">Stands on the start of the object; afterwards on its end.</param>
    /// <param name="document">BSON bytes, valid until the next call.</param>
    /// <returns>Null when all is well; otherwise why not.</returns>
    public string? Read(scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> document)
    {
        _bson.Clear();
        var from = reader.TokenStartIndex;
        var reason = ReadObject(ref reader, _bson.Begin(), 1);
        document = _bson.Written;
        if (reason is null && reader.BytesConsumed - from > MaxBytes)
        {
            return $"has {reader.BytesConsumed - from} bytes; at most {MaxBytes} are allowed";
        }

        return reason;
    }

    private string? ReadObject(scoped ref Utf8JsonReader reader, int start, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"is nested deeper than {MaxDepth} levels";
        }

        var names = NamesAt(depth);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!scratch.TryUnescape(ref reader, out var name))
            {
                return "contains a key that is not a text";
            }

            if (CheckName(name, names) is { } reason)
            {
                return reason;
            }

            reader.Read();
            reason = ReadValue(ref reader, name, depth);
            if (reason is not null)
            {
                return reason;
            }
        }

        _bson.End(start);
        return null;
    }

    private HashSet<string> NamesAt(int depth)
    {
        while (_namesByDepth.Count < depth)
        {
            _namesByDepth.Add(new(StringComparer.Ordinal));
        }

        var names = _namesByDepth[depth - 1];
        names.Clear();
        return names;
    }

    private static string? CheckName(ReadOnlySpan<byte> name, HashSet<string> names)
    {
        if (name.IsEmpty)
        {
            return "contains an empty key";
        }

        if (name.Contains((byte)0))
        {
            return "contains a key with a NUL character";
        }

        var text = Encoding.UTF8.GetString(name);
        if (name[0] == '$' || name.Contains((byte)'.'))
        {
            return $"contains the key \"{text}\"; keys may not start with \"$\" or contain \".\"";
        }

        return names.Add(text) ? null : $"contains the key \"{text}\" twice";
    }

    private string? ReadArray(scoped ref Utf8JsonReader reader, int start, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"is nested deeper than {MaxDepth} levels";
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var name = index < IndexNames.Length ? IndexNames[index] : Encoding.UTF8.GetBytes($"{index}");
            if (ReadValue(ref reader, name, depth) is { } reason)
            {
                return reason;
            }
        }

        _bson.End(start);
        return null;
    }

    private string? ReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> name, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, _bson.BeginDocument(name), depth + 1);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, _bson.BeginArray(name), depth + 1);
            case JsonTokenType.String:
                if (!scratch.TryUnescape(ref reader, out var text))
                {
                    return "contains half of a surrogate pair";
                }

                _bson.Text(name, text);
                return null;
            case JsonTokenType.Number:
                return ReadNumber(ref reader, name);
            case JsonTokenType.True:
            case JsonTokenType.False:
                _bson.Boolean(name, reader.TokenType == JsonTokenType.True);
                return null;
            default:
                _bson.Null(name);
                return null;
        }
    }

    private string? ReadNumber(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TryGetInt32(out var small))
        {
            _bson.Int32(name, small);
        }
        else if (reader.TryGetInt64(out var large))
        {
            _bson.Int64(name, large);
        }
        else if (reader.TryGetDouble(out var real) && double.IsFinite(real))
        {
            _bson.Double(name, real);
        }
        else
        {
            return "contains a number that is too large";
        }

        return null;
    }
}
