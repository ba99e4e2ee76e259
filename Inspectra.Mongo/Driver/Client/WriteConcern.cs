using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>How far a write must have got before it is acknowledged.</summary>
public sealed class WriteConcern : IEquatable<WriteConcern>
{
    private readonly BsonValue? _w;

    public WriteConcern(int w, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default)
        : this((BsonValue)w, wTimeout, fsync, journal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(w);
    }

    public WriteConcern(string mode, Optional<TimeSpan?> wTimeout = default, Optional<bool?> fsync = default, Optional<bool?> journal = default)
        : this((BsonValue)mode, wTimeout, fsync, journal)
    {
        ArgumentException.ThrowIfNullOrEmpty(mode);
    }

    private WriteConcern(BsonValue? w, Optional<TimeSpan?> wTimeout, Optional<bool?> fsync, Optional<bool?> journal)
    {
        _w = w;
        WTimeout = wTimeout.WithDefault(null);
        FSync = fsync.WithDefault(null);
        Journal = journal.WithDefault(null);
    }

    public static WriteConcern Acknowledged { get; } = new((BsonValue?)null, default, default, default);

    public static WriteConcern Unacknowledged { get; } = new(0);

    public static WriteConcern W1 { get; } = new(1);

    public static WriteConcern W2 { get; } = new(2);

    public static WriteConcern W3 { get; } = new(3);

    public static WriteConcern WMajority { get; } = new("majority");

    public bool? FSync { get; }

    public bool IsAcknowledged => _w is not BsonInt32 { Value: 0 } || Journal == true || FSync == true;

    public bool IsServerDefault => _w is null && WTimeout is null && FSync is null && Journal is null;

    public bool? Journal { get; }

    public TimeSpan? WTimeout { get; }

    public bool Equals(WriteConcern? other) =>
        other is not null && Equals(_w, other._w) && WTimeout == other.WTimeout && FSync == other.FSync && Journal == other.Journal;

    public override bool Equals(object? obj) => Equals(obj as WriteConcern);

    public override int GetHashCode() => HashCode.Combine(_w, WTimeout, FSync, Journal);

    /// <returns>The document as a command carries it; empty when the server's default holds.</returns>
    public BsonDocument ToBsonDocument()
    {
        var document = new BsonDocument();
        if (_w is not null) { document.Add("w", _w); }
        if (WTimeout is { } timeout) { document.Add("wtimeout", (int)timeout.TotalMilliseconds); }
        if (FSync is { } fsync) { document.Add("fsync", fsync); }
        if (Journal is { } journal) { document.Add("j", journal); }
        return document;
    }
}
