namespace MongoDB.Driver;

/// <summary>Options of a session.</summary>
public class ClientSessionOptions
{
    public TransactionOptions? DefaultTransactionOptions { get; set; }
}
