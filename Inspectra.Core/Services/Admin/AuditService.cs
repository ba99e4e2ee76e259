using Inspectra.Core.Documents.Admin;
using Inspectra.Core.Repos.Admin;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Admin;

/// <summary>Keeps and shows who did what.</summary>
public sealed class AuditService(AuditEntryRepository entries, AccessService access, TimeProvider time)
{
    /// <param name="workspaceId">Empty for what concerns no workspace.</param>
    public Task RecordAsync(Actor actor, ObjectId workspaceId, AuditEvent happened, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(happened);
        var now = time.GetUtcNow().UtcDateTime;
        var entry = new AuditEntryDocument
        {
            Id = ObjectId.GenerateNewId(now),
            WorkspaceId = workspaceId,
            AtUtc = now,
            Action = happened.Action,
            ActorKind = actor.Kind switch { ActorKind.User => "user", ActorKind.ApiKey => "api_key", _ => "system" },
            ActorId = actor.Id,
            ActorName = actor.Name,
            Target = happened.Target,
            Before = happened.Before,
            After = happened.After,
            Source = happened.Source,
        };
        return entries.AppendAsync(workspaceId, entry, ct);
    }

    /// <returns>Newest first.</returns>
    public async Task<Page<AuditEntry>> ListAsync(
        Actor actor, ObjectId workspaceId, int limit, string? cursor, CancellationToken ct)
    {
        await access.DemandAsync(actor, Permission.ViewAuditLogs, workspaceId, ct).ConfigureAwait(false);
        PageCursor.CheckSize(limit);
        var page = await entries.PageAsync(workspaceId, limit, PageCursor.Parse(cursor), ct).ConfigureAwait(false);
        var items = page.Items.Select(e => new AuditEntry(
            e.Id.ToString(), e.AtUtc, e.Action, e.ActorKind, e.ActorName, e.Target, e.Before, e.After, e.Source)).ToList();
        return new Page<AuditEntry>(items, PageCursor.From(page.Next), null);
    }
}
