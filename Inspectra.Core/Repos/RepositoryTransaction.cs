using MongoDB.Driver;

namespace Inspectra.Core.Repos;

/// <summary>A running transaction, handed from <see cref="TransactionRunner"/> to the repositories that take part.
/// Services pass it on and cannot look into it.</summary>
public sealed class RepositoryTransaction
{
    internal RepositoryTransaction(IClientSessionHandle session) => Session = session;

    internal IClientSessionHandle Session { get; }
}
