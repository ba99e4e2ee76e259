using MongoDB.Bson;

namespace Inspectra.Core.Documents;

/// <summary>Anything stored under an id of our own.</summary>
public interface IDocument
{
    ObjectId Id { get; }
}
