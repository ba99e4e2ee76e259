namespace Inspectra.Core.Security;

/// <summary>What kind of principal acts.</summary>
public enum ActorKind
{
    /// <summary>A person with a session.</summary>
    User,

    /// <summary>A program with an API key: bound to one workspace, limited to the key's scopes.</summary>
    ApiKey,

    /// <summary>The product itself: start-up, jobs, seed.</summary>
    System,
}
