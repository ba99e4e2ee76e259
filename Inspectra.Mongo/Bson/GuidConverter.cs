namespace MongoDB.Bson;

/// <summary>Guids to and from the byte orders that drivers have used over time.</summary>
public static class GuidConverter
{
    public static Guid FromBytes(byte[] bytes, GuidRepresentation representation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length != 16)
        {
            throw new ArgumentException($"A Guid has 16 bytes, not {bytes.Length}.", nameof(bytes));
        }

        switch (representation)
        {
            case GuidRepresentation.CSharpLegacy:
                return new Guid(bytes);
            case GuidRepresentation.JavaLegacy:
                var swapped = (byte[])bytes.Clone();
                Array.Reverse(swapped, 0, 8);
                Array.Reverse(swapped, 8, 8);
                return new Guid(swapped, bigEndian: true);
            case GuidRepresentation.PythonLegacy:
            case GuidRepresentation.Standard:
                return new Guid(bytes, bigEndian: true);
            default:
                throw Unspecified(representation);
        }
    }

    public static BsonBinarySubType GetSubType(GuidRepresentation guidRepresentation) => guidRepresentation switch
    {
        GuidRepresentation.CSharpLegacy or GuidRepresentation.JavaLegacy or GuidRepresentation.PythonLegacy =>
            BsonBinarySubType.UuidLegacy,
        GuidRepresentation.Standard => BsonBinarySubType.UuidStandard,
        _ => throw Unspecified(guidRepresentation),
    };

    public static byte[] ToBytes(Guid guid, GuidRepresentation guidRepresentation)
    {
        switch (guidRepresentation)
        {
            case GuidRepresentation.CSharpLegacy:
                return guid.ToByteArray();
            case GuidRepresentation.JavaLegacy:
                var bytes = guid.ToByteArray(bigEndian: true);
                Array.Reverse(bytes, 0, 8);
                Array.Reverse(bytes, 8, 8);
                return bytes;
            case GuidRepresentation.PythonLegacy:
            case GuidRepresentation.Standard:
                return guid.ToByteArray(bigEndian: true);
            default:
                throw Unspecified(guidRepresentation);
        }
    }

    private static InvalidOperationException Unspecified(GuidRepresentation representation) =>
        new($"A Guid cannot be converted when its representation is {representation}.");
}
