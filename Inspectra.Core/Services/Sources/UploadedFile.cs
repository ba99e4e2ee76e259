using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>A file as it was uploaded, kept unchanged.</summary>
/// <param name="Name">The name it came with, without any path and control characters.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record UploadedFile(ObjectId Id, string Name, long SizeBytes, string Sha256, DateTime UploadedUtc);
