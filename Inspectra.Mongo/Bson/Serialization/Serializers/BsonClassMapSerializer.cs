using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson.IO;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Stores the objects of a class as documents, as its class map says; straight to bytes and straight from them.</summary>
public sealed class BsonClassMapSerializer<TClass> : SerializerBase<TClass>, IBsonDocumentSerializer, IBsonIdProvider
{
    private readonly Lazy<ClassPlan<TClass>> _plan;

    public BsonClassMapSerializer()
        : this(null)
    {
    }

    public BsonClassMapSerializer(BsonClassMap? classMap) =>
        _plan = new Lazy<ClassPlan<TClass>>(() => new ClassPlan<TClass>((classMap ?? BsonClassMap.LookupClassMap(typeof(TClass))).Freeze()));

    public override TClass Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var plan = _plan.Value;
        var reader = context.BinaryReader;
        var type = reader.GetCurrentBsonType();
        if (type == BsonType.Null && !typeof(TClass).IsValueType)
        {
            reader.ReadNull();
            return default!; // The stored null is what the caller asked for; whether it may be null is the member's own matter.
        }

        if (type != BsonType.Document)
        {
            throw new FormatException($"Expected a nested document representing the serialized form of a {typeof(TClass).FullName} value, but found a value of type {type} instead.");
        }

        if (!typeof(TClass).IsValueType && !typeof(TClass).IsSealed && BsonSerializer.IsTypeDiscriminated(typeof(TClass)))
        {
            var actualType = plan.Map.DiscriminatorConvention.GetActualType(reader, typeof(TClass));
            if (actualType != typeof(TClass))
            {
                return (TClass?)BsonSerializer.LookupSerializer(actualType).Deserialize(context, new BsonDeserializationArgs { NominalType = actualType })
                    ?? throw CreateCannotBeDeserializedException();
            }
        }

        return plan.HasCreator ? ReadThroughCreator(plan, context, reader) : ReadInto(plan, context, reader);
    }

    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TClass value)
    {
        if (value is null)
        {
            context.Writer.WriteNull();
            return;
        }

        if (!typeof(TClass).IsValueType && !typeof(TClass).IsSealed && value.GetType() is var actualType && actualType != typeof(TClass))
        {
            args.NominalType ??= typeof(TClass);
            BsonSerializer.LookupSerializer(actualType).Serialize(context, args, value);
            return;
        }

        var plan = _plan.Value;
        var writer = context.BinaryWriter;
        writer.WriteStartDocument();
        var next = 0;
        if (plan.HasId) { plan.Members[next++].Write(context, ref value); }
        WriteDiscriminator(plan, writer, args);
        var members = plan.Members;
        for (; next < members.Length; next++) { members[next].Write(context, ref value); }
        if (plan.ExtraElements is not null) { WriteExtraElements(plan, writer, value); }
        writer.WriteEndDocument();
    }

    public bool GetDocumentId(object document, out object? id, out Type? idNominalType, out IIdGenerator? idGenerator)
    {
        (id, idNominalType, idGenerator) = (null, null, null);
        if (_plan.Value.Map.IdMemberMap is not { } map) { return false; }
        id = map.Getter(document);
        idNominalType = map.MemberType;
        idGenerator = map.IdGenerator;
        return true;
    }

    public void SetDocumentId(object document, object id)
    {
        var map = _plan.Value.Map.IdMemberMap ?? throw new InvalidOperationException($"Class {typeof(TClass).FullName} has no id member.");
        map.Setter(document, id);
    }

    public bool TryGetMemberSerializationInfo(string memberName, [NotNullWhen(true)] out BsonSerializationInfo? serializationInfo)
    {
        var map = _plan.Value.Map.AllMemberMaps.FirstOrDefault(m => m.MemberName == memberName);
        serializationInfo = map is null ? null : new BsonSerializationInfo(map.ElementName, map.GetSerializer(), map.MemberType);
        return map is not null;
    }

    private static TClass ReadInto(ClassPlan<TClass> plan, BsonDeserializationContext context, BsonBinaryReader reader)
    {
        var target = plan.CreateEmpty();
        BsonDocument? extra = null;
        var rented = plan.MemberCount > 64 ? ArrayPool<bool>.Shared.Rent(plan.MemberCount) : null;
        var wasRead = rented is null ? stackalloc bool[64] : rented.AsSpan();
        wasRead.Clear();
        var index = -1;
        try
        {
            var members = plan.Members;
            reader.ReadStartDocument();
            var expected = 0;
            while (reader.ReadBsonType() != BsonType.EndOfDocument)
            {
                index = plan.Find(reader.NameUtf8, expected);
                if (index < 0)
                {
                    ReadUnknown(plan, reader, ref extra);
                    continue;
                }

                reader.SkipName();
                members[index].Read(context, ref target);
                wasRead[index] = true;
                expected = index + 1;
            }

            index = -1;
            reader.ReadEndDocument();
            plan.ApplyMissing(ref target, wasRead);
        }
        catch (Exception e) when (index >= 0 && e is not OutOfMemoryException)
        {
            throw Explained(plan, index, e);
        }
        finally
        {
            if (rented is not null) { ArrayPool<bool>.Shared.Return(rented); }
        }

        SetExtraElements(plan, ref target, extra);
        return target;
    }

    private static TClass ReadThroughCreator(ClassPlan<TClass> plan, BsonDeserializationContext context, BsonBinaryReader reader)
    {
        BsonDocument? extra = null;
        var values = new object?[plan.MemberCount];
        var wasRead = new bool[plan.MemberCount];
        var index = -1;
        TClass target;
        try
        {
            reader.ReadStartDocument();
            var expected = 0;
            while (reader.ReadBsonType() != BsonType.EndOfDocument)
            {
                index = plan.Find(reader.NameUtf8, expected);
                if (index < 0)
                {
                    ReadUnknown(plan, reader, ref extra);
                    continue;
                }

                reader.SkipName();
                values[index] = plan.Members[index].ReadBoxed(context);
                wasRead[index] = true;
                expected = index + 1;
            }

            index = -1;
            reader.ReadEndDocument();
            target = plan.CreateFrom(values, wasRead);
            plan.ApplyMissing(ref target, wasRead);
        }
        catch (Exception e) when (index >= 0 && e is not OutOfMemoryException)
        {
            throw Explained(plan, index, e);
        }

        SetExtraElements(plan, ref target, extra);
        return target;
    }

    private static void ReadUnknown(ClassPlan<TClass> plan, BsonBinaryReader reader, ref BsonDocument? extra)
    {
        if (reader.NameUtf8.SequenceEqual(plan.DiscriminatorElement))
        {
            reader.SkipName();
            reader.SkipValue();
            return;
        }

        if (plan.ExtraElements is not null)
        {
            var name = reader.ReadName();
            (extra ??= []).Set(name, reader.TakeRaw().ToBsonValue());
            return;
        }

        if (!plan.Map.IgnoreExtraElements)
        {
            throw new FormatException($"Element '{reader.ReadName()}' does not match any field or property of class {typeof(TClass).FullName}.");
        }

        reader.SkipName();
        reader.SkipValue();
    }

    private static void SetExtraElements(ClassPlan<TClass> plan, ref TClass target, BsonDocument? extra)
    {
        if (plan.ExtraElements is not { } member || extra is null) { return; }
        member.SetBoxed(ref target, member.Map.MemberType == typeof(BsonDocument) ? extra : extra.ToDictionary());
    }

    private static void WriteExtraElements(ClassPlan<TClass> plan, BsonBinaryWriter writer, TClass value)
    {
        if (plan.ExtraElements is null || value is null) { return; }
        var extra = plan.ExtraElements.Map.Getter(value);
        var elements = extra switch
        {
            null => [],
            BsonDocument document => document.Elements,
            IEnumerable<KeyValuePair<string, object?>> pairs => new BsonDocument(pairs).Elements,
            _ => throw new BsonSerializationException("Extra elements must be a BsonDocument or a dictionary."),
        };
        foreach (var element in elements)
        {
            writer.WriteName(element.Name);
            writer.WriteValue(element.Value);
        }
    }

    private static void WriteDiscriminator(ClassPlan<TClass> plan, BsonBinaryWriter writer, BsonSerializationArgs args)
    {
        var nominalType = args.NominalType ?? typeof(TClass);
        if (args.SerializeAsNominalType || plan.Map.IsAnonymous) { return; }
        if (nominalType == typeof(TClass) && !plan.Map.DiscriminatorIsRequired && !plan.Map.HasRootClass) { return; }
        if (plan.Map.DiscriminatorConvention.GetDiscriminator(nominalType, typeof(TClass)) is not { } discriminator) { return; }
        writer.WriteNameUtf8(plan.DiscriminatorElement);
        writer.WriteValue(discriminator);
    }

    private static FormatException Explained(ClassPlan<TClass> plan, int index, Exception cause) => new(
        $"An error occurred while deserializing the {plan.Members[index].Map.MemberName} member of class {typeof(TClass).FullName}: {cause.Message}",
        cause);
}
