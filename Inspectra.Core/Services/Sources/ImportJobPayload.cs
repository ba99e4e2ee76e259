using System.Text.Json;
using Inspectra.Core.Errors;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Sources;

/// <summary>What an import's job knows: JSON with ids as text.</summary>
internal sealed record ImportJobPayload(
    string FileId, ImportReadOptions ReadOptions, ImportMapping Mapping, ImportMode Mode)
{
    public static string ToJson(ImportRequest request) => JsonSerializer.Serialize(
        new ImportJobPayload(request.FileId.ToString(), request.ReadOptions, request.Mapping, request.Mode));

    public static ImportRequest FromJson(string json)
    {
        var payload = JsonSerializer.Deserialize<ImportJobPayload>(json)
            ?? throw new RuleViolationException(ErrorCode.ImportRefused, "The job does not say what to import.");
        return new ImportRequest
        {
            FileId = ObjectId.Parse(payload.FileId),
            ReadOptions = payload.ReadOptions,
            Mapping = payload.Mapping,
            Mode = payload.Mode,
        };
    }
}
