using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A session with the state of its transaction.</summary>
internal sealed class ClientSession(MongoClient client, ClientSessionOptions options) : IClientSessionHandle
{
    private readonly CommandRunner _runner = client.Runner;
    private TransactionOptions _transactionOptions = new();
    private TransactionState _state;
    private bool _hasSent;
    private bool _isDisposed;

    public IMongoClient Client => client;

    public bool IsImplicit => false;

    public bool IsInTransaction => _state is TransactionState.Starting or TransactionState.InProgress;

    public ClientSessionOptions Options => options;

    public ServerSession Server { get; } = client.Runner.AcquireSession();

    public IServerSession ServerSession => Server;

    /// <exception cref="ArgumentException">The session was made by another client.</exception>
    public static ClientSession Of(IClientSessionHandle session, CommandRunner runner)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session is ClientSession own && own._runner == runner
            ? own
            : throw new ArgumentException("The session belongs to another client.", nameof(session));
    }

    public void StartTransaction(TransactionOptions? transactionOptions = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (IsInTransaction) { throw new InvalidOperationException("Transaction already in progress."); }
        var defaults = options.DefaultTransactionOptions;
        var settings = client.Settings;
        _transactionOptions = new TransactionOptions(
            transactionOptions?.ReadConcern ?? defaults?.ReadConcern ?? settings.ReadConcern,
            transactionOptions?.ReadPreference ?? defaults?.ReadPreference ?? settings.ReadPreference,
            transactionOptions?.WriteConcern ?? defaults?.WriteConcern ?? settings.WriteConcern,
            transactionOptions?.MaxCommitTime ?? defaults?.MaxCommitTime);
        Server.NextTransactionNumber();
        _hasSent = false;
        _state = TransactionState.Starting;
    }

    /// <summary>Adds what a command carries in this session, and notes that the transaction has begun.</summary>
    public void AddTo(BsonDocument command)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Server.AddTo(command);
        if (!IsInTransaction)
        {
            // A command outside of it ends the time in which a transaction could be committed again.
            _state = TransactionState.None;
            return;
        }
        command.Add("txnNumber", Server.TransactionNumber);
        if (_state == TransactionState.Starting)
        {
            command.Add("startTransaction", true);
            if (_transactionOptions.ReadConcern is { IsServerDefault: false } concern) { command.Add("readConcern", concern.ToBsonDocument()); }
            _state = TransactionState.InProgress;
        }
        command.Add("autocommit", false);
    }

    public async Task CommitTransactionAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        switch (_state)
        {
            case TransactionState.None:
                throw new InvalidOperationException("No transaction started.");
            case TransactionState.Aborted:
                throw new InvalidOperationException("Cannot call CommitTransaction after calling AbortTransaction.");
            case TransactionState.Starting:
                _state = TransactionState.Committed; // Nothing was sent, so there is nothing to commit.
                return;
        }
        var isAgain = _state == TransactionState.Committed;
        if (isAgain && !_hasSent) { return; } // It was empty, and still is.
        _hasSent = true;
        _state = TransactionState.Committed;
        var command = EndCommand("commitTransaction", isAgain ? WriteConcern.WMajority : null).WithMaxTime(_transactionOptions.MaxCommitTime);
        await _runner.RunRawAsync("admin", command, cancellationToken).ConfigureAwait(false);
    }

    public async Task AbortTransactionAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        switch (_state)
        {
            case TransactionState.None:
                throw new InvalidOperationException("No transaction started.");
            case TransactionState.Committed:
                throw new InvalidOperationException("Cannot call AbortTransaction after calling CommitTransaction.");
            case TransactionState.Aborted:
                throw new InvalidOperationException("Cannot call AbortTransaction twice.");
            case TransactionState.Starting:
                _state = TransactionState.Aborted;
                return;
        }
        _state = TransactionState.Aborted;
        await SendAbortAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<TResult> WithTransactionAsync<TResult>(Func<IClientSessionHandle, CancellationToken, Task<TResult>> callbackAsync, TransactionOptions? transactionOptions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callbackAsync);
        return TransactionRetry.RunAsync(this, client.Clock, callbackAsync, transactionOptions, cancellationToken);
    }

    public void Dispose()
    {
        if (_isDisposed) { return; }
        // Nobody waits for this abort; a server that never sees it ends the transaction by its own limit.
        if (_state == TransactionState.InProgress) { _ = SendAbortAsync(CancellationToken.None); }
        _state = TransactionState.None;
        _isDisposed = true;
        _runner.ReleaseSession(Server);
    }

    private async Task SendAbortAsync(CancellationToken ct)
    {
        try { await _runner.RunRawAsync("admin", EndCommand("abortTransaction", null), ct).ConfigureAwait(false); }
        catch (MongoException)
        {
            // A transaction that the server has already ended is aborted as well; the caller's own failure is what matters.
        }
    }

    private BsonDocument EndCommand(string name, WriteConcern? concern)
    {
        var command = new BsonDocument(name, 1);
        Server.AddTo(command);
        command.Add("txnNumber", Server.TransactionNumber);
        command.Add("autocommit", false);
        concern ??= _transactionOptions.WriteConcern;
        if (concern is { IsServerDefault: false }) { command.Add("writeConcern", concern.ToBsonDocument()); }
        return command;
    }
}
