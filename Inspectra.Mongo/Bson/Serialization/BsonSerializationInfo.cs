using System.Collections;
using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization;

/// <summary>Where a member is stored, and by which serializer.</summary>
public class BsonSerializationInfo
{
    private readonly string[] _elementPath;

    public BsonSerializationInfo(string elementName, IBsonSerializer serializer, Type nominalType)
        : this([elementName], serializer, nominalType)
    {
    }

    private BsonSerializationInfo(string[] elementPath, IBsonSerializer serializer, Type nominalType)
    {
        _elementPath = elementPath;
        Serializer = serializer;
        NominalType = nominalType;
    }

    /// <exception cref="InvalidOperationException">The member is stored under several names, one inside the other.</exception>
    public string ElementName => _elementPath.Length == 1
        ? _elementPath[0]
        : throw new InvalidOperationException("This member has a path of several element names; use ElementPath.");

    public IReadOnlyList<string> ElementPath => _elementPath;

    public IBsonSerializer Serializer { get; }

    public Type NominalType { get; }

    public static BsonSerializationInfo CreateWithPath(IEnumerable<string> elementPath, IBsonSerializer serializer, Type nominalType) =>
        new(elementPath.ToArray(), serializer, nominalType);

    public object? DeserializeValue(BsonValue value)
    {
        using var buffer = new BsonBufferWriter();
        var start = buffer.BeginDocument();
        buffer.WriteValue("v"u8, value);
        buffer.EndDocument(start);
        using var reader = new BsonBinaryReader(buffer.WrittenMemory);
        reader.ReadStartDocument();
        reader.ReadName("v");
        return Serializer.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    public BsonValue SerializeValue(object? value) => Serializer.ToBsonValue(value);

    public BsonArray SerializeValues(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var array = new BsonArray();
        foreach (var value in values) { array.Add(SerializeValue(value)); }
        return array;
    }

    public BsonSerializationInfo WithNewName(string elementName) => new(elementName, Serializer, NominalType);
}
