namespace MongoDB.Driver;

/// <summary>A session as its owner holds it; disposing it aborts a transaction left open.</summary>
public interface IClientSessionHandle : IClientSession
{
}
