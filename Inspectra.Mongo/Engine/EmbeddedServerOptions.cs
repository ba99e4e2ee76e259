namespace Inspectra.Mongo;

/// <summary>How an embedded engine is opened.</summary>
public sealed class EmbeddedServerOptions
{
    /// <summary>The directory that holds the database; created, readable by its owner only, when it is absent.
    /// Ignored when <see cref="InMemory"/> is set.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Keeps everything in memory and nothing after disposal; nothing waits for a disk.</summary>
    public bool InMemory { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a transaction waits for another one that holds the writer, before it gives way.</summary>
    public TimeSpan TransactionWaitLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an open transaction may stand between two of its commands before it is aborted.</summary>
    public TimeSpan TransactionIdleLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a cursor may stand between two batches before it is closed.</summary>
    public TimeSpan CursorIdleLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often documents past their expiry (TTL indexes) and old change records are removed.</summary>
    public TimeSpan HousekeepingInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long change records are kept, hence how far back a change stream can resume.</summary>
    public TimeSpan ChangeHistory { get; init; } = TimeSpan.FromHours(24);
}
