using System.Text;
using Inspectra.Mongo.Commands;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Reads the options of a command document where they stand, without making objects of those not asked for.</summary>
internal sealed class CommandBody(ReadOnlyMemory<byte> bytes, IReadOnlyList<DocumentSequence> sequences)
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The command's name: that of the first element.</summary>
    public string Name => Encoding.UTF8.GetString(NameBytes);

    public bool Has(ReadOnlySpan<byte> name) => RawBson.TryFind(bytes.Span, 0, name, out _, out _);

    /// <returns>The value of the first element when it is a text: mostly the collection.</returns>
    public string? Target
    {
        get
        {
            var value = 5 + NameBytes.Length + 1;
            return bytes.Span[4] == RawBson.String ? Encoding.UTF8.GetString(RawBson.StringBytes(bytes.Span, value)) : null;
        }
    }

    /// <exception cref="CommandException">The command names no collection.</exception>
    public string Collection
    {
        get
        {
            var name = Target;
            if (string.IsNullOrEmpty(name) || name.Contains('\0', StringComparison.Ordinal) || name.StartsWith('.'))
            {
                throw new CommandException(73, "InvalidNamespace", $"Command {Name} needs the name of a collection.");
            }
            return name;
        }
    }

    public string? Text(ReadOnlySpan<byte> name) => RawBson.TryFind(bytes.Span, 0, name, out var type, out var value)
        ? type == RawBson.String ? Encoding.UTF8.GetString(RawBson.StringBytes(bytes.Span, value)) : throw WrongType(name, "a string")
        : null;

    public long? Number(ReadOnlySpan<byte> name)
    {
        if (!RawBson.TryFind(bytes.Span, 0, name, out var type, out var value))
        {
            return null;
        }
        return type switch
        {
            RawBson.Int32 => RawBson.ReadInt32(bytes.Span, value),
            RawBson.Int64 => RawBson.ReadInt64(bytes.Span, value),
            RawBson.Double => (long)BitConverter.Int64BitsToDouble(RawBson.ReadInt64(bytes.Span, value)),
            RawBson.Null => null,
            _ => throw WrongType(name, "a number"),
        };
    }

    public bool Flag(ReadOnlySpan<byte> name, bool absent = false) =>
        RawBson.TryFind(bytes.Span, 0, name, out var type, out var value)
            ? type switch
            {
                RawBson.Boolean => bytes.Span[value] != 0,
                RawBson.Int32 => RawBson.ReadInt32(bytes.Span, value) != 0,
                RawBson.Int64 or RawBson.Double => RawBson.ReadInt64(bytes.Span, value) != 0,
                RawBson.Null => absent,
                _ => throw WrongType(name, "a boolean"),
            }
            : absent;

    /// <returns>The bytes of a document option; empty when it is absent or null.</returns>
    public ReadOnlyMemory<byte> DocumentBytes(ReadOnlySpan<byte> name)
    {
        if (!RawBson.TryFind(bytes.Span, 0, name, out var type, out var value) || type == RawBson.Null)
        {
            return default;
        }
        return type == RawBson.Document
            ? bytes.Slice(value, RawBson.SizeOf(type, bytes.Span, value))
            : throw WrongType(name, "an object");
    }

    public BsonDocument? Document(ReadOnlySpan<byte> name)
    {
        var document = DocumentBytes(name);
        return document.IsEmpty ? null : new RawDocument(document.Span).ToBsonDocument();
    }

    public BsonArray? Array(ReadOnlySpan<byte> name) => Value(name) switch
    {
        null or BsonNull => null,
        BsonArray array => array,
        _ => throw WrongType(name, "an array"),
    };

    public BsonValue? Value(ReadOnlySpan<byte> name) =>
        new RawDocument(bytes.Span).TryGet(name, out var element) ? element.Value.ToBsonValue() : null;

    /// <summary>The documents of a sequence, wherever they came: beside the command or inside it as an array.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Documents(string name)
    {
        foreach (var sequence in sequences)
        {
            if (sequence.Identifier == name)
            {
                return sequence.Documents;
            }
        }
        var key = Encoding.UTF8.GetBytes(name);
        if (!RawBson.TryFind(bytes.Span, 0, key, out var type, out var array) || type != RawBson.Array)
        {
            throw WrongType(key, "an array");
        }
        var documents = new List<ReadOnlyMemory<byte>>();
        var span = bytes.Span;
        var position = array + 4;
        byte element;
        while ((element = span[position]) != 0)
        {
            position++;
            position += RawBson.TextLength(span, position);
            var size = RawBson.SizeOf(element, span, position);
            if (element != RawBson.Document)
            {
                throw WrongType(key, "an array of objects");
            }
            documents.Add(bytes.Slice(position, size));
            position += size;
        }
        return documents;
    }

    private ReadOnlySpan<byte> NameBytes => bytes.Span.Slice(5, RawBson.TextLength(bytes.Span, 5) - 1);

    private CommandException WrongType(ReadOnlySpan<byte> name, string expected) =>
        CommandException.TypeMismatch($"Field '{Encoding.UTF8.GetString(name)}' of command {Name} must be {expected}.");
}
