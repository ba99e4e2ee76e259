using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

/// <summary>Makes workspaces: a workspace and its owner come into being together.</summary>
public sealed class WorkspaceFounder(
    WorkspaceDirectoryRepository workspaces, MemberRepository members, InspectraSettings settings, TimeProvider time)
{
    private const int LongestName = 100;
    private const decimal HighestPrice = 1_000_000m;

    /// <returns>A workspace as it may be stored; not stored yet.</returns>
    /// <exception cref="ValidationException">A field cannot be accepted.</exception>
    public WorkspaceDocument Prepare(WorkspaceInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = time.GetUtcNow().UtcDateTime;
        return new WorkspaceDocument
        {
            Id = ObjectId.GenerateNewId(now),
            Name = CheckName(input.Name),
            TimeZone = CheckTimeZone(input.TimeZone ?? settings.TimeZone),
            PricePerCredit = CheckPrice(input.PricePerCredit ?? settings.PricePerCredit),
            Currency = CheckCurrency(input.Currency ?? settings.Currency),
            CreatedUtc = now,
        };
    }

    public async Task StoreAsync(
        WorkspaceDocument workspace, ObjectId ownerId, RepositoryTransaction transaction, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        await workspaces.CreateAsync(workspace, transaction, ct).ConfigureAwait(false);
        var owner = new MemberDocument
        {
            Id = ObjectId.GenerateNewId(workspace.CreatedUtc),
            WorkspaceId = workspace.Id,
            UserId = ownerId,
            Role = (int)WorkspaceRole.Owner,
            CreatedUtc = workspace.CreatedUtc,
        };
        await members.CreateAsync(workspace.Id, owner, transaction, ct).ConfigureAwait(false);
    }

    private static string CheckName(string? name)
    {
        var trimmed = name?.Trim() ?? "";
        if (trimmed.Length == 0 || trimmed.Any(char.IsControl))
        {
            throw new ValidationException(ErrorCode.WorkspaceNameBlank, "workspaceName", "A workspace needs a name.");
        }

        return trimmed.Length <= LongestName
            ? trimmed
            : throw new ValidationException(ErrorCode.NameTooLong, "workspaceName", $"A name has at most {LongestName} characters.");
    }

    /// <returns>The IANA name, where a Windows name was given too.</returns>
    private static string CheckTimeZone(string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            throw new ValidationException(ErrorCode.InvalidTimeZone, "timeZone", "This is not a known time zone.");
        }

        return found.HasIanaId ? found.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(found.Id, out var iana) ? iana : found.Id;
    }

    private static decimal CheckPrice(decimal price) => price is >= 0 and <= HighestPrice
        ? price
        : throw new ValidationException(ErrorCode.PriceInvalid, "pricePerCredit", "A price is between 0 and 1,000,000.");

    private static string CheckCurrency(string currency) => currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)
        ? currency
        : throw new ValidationException(ErrorCode.PriceInvalid, "currency", "A currency is a code of three capital letters, as USD.");
}
