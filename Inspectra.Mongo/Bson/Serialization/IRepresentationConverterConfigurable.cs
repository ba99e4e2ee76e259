using MongoDB.Bson.Serialization.Options;

namespace MongoDB.Bson.Serialization;

/// <summary>A serializer of numbers that can be told what to do with digits that do not fit.</summary>
public interface IRepresentationConverterConfigurable<TSerializer>
    where TSerializer : IBsonSerializer
{
    RepresentationConverter Converter { get; }

    TSerializer WithConverter(RepresentationConverter converter);
}
