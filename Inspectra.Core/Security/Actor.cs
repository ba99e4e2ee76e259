using System.Collections.Frozen;
using MongoDB.Bson;

namespace Inspectra.Core.Security;

/// <summary>On whose behalf a service works. Made from a session, an API key or by the product itself.</summary>
/// <param name="Id">The user's, or the API key's id; empty for the system.</param>
/// <param name="Name">What a person reads in the audit log.</param>
public sealed record Actor(ActorKind Kind, ObjectId Id, string Name)
{
    /// <summary>The only workspace an API key reaches; null for everybody else.</summary>
    public ObjectId? WorkspaceId { get; init; }

    /// <summary>The permissions of an API key; empty for everybody else.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = EmptyScopes;

    /// <summary>May make workspaces and manage accounts. Says nothing about any workspace's data.</summary>
    public bool IsAdministrator { get; init; }

    public static Actor System { get; } = new(ActorKind.System, ObjectId.Empty, "system");

    private static IReadOnlySet<string> EmptyScopes { get; } = FrozenSet<string>.Empty;
}
