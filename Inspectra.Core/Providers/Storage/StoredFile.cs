using MongoDB.Bson;

namespace Inspectra.Core.Providers.Storage;

/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredFile(ObjectId Id, string Name, long SizeBytes, string Sha256, DateTime SavedUtc);
