namespace MongoDB.Driver;

/// <summary>What a client is told once, before its first use.</summary>
public class MongoClientSettings
{
    private string? _applicationName;
    private ReadConcern _readConcern = ReadConcern.Default;
    private ReadPreference _readPreference = ReadPreference.Primary;
    private bool _retryWrites = true;
    private WriteConcern _writeConcern = WriteConcern.Acknowledged;

    public string? ApplicationName { get => _applicationName; set => Set(ref _applicationName, value); }

    public bool IsFrozen { get; private set; }

    public ReadConcern ReadConcern { get => _readConcern; set => Set(ref _readConcern, value); }

    public ReadPreference ReadPreference { get => _readPreference; set => Set(ref _readPreference, value); }

    public bool RetryWrites { get => _retryWrites; set => Set(ref _retryWrites, value); }

    public WriteConcern WriteConcern { get => _writeConcern; set => Set(ref _writeConcern, value); }

    public MongoClientSettings Clone() => new()
    {
        _applicationName = _applicationName,
        _readConcern = _readConcern,
        _readPreference = _readPreference,
        _retryWrites = _retryWrites,
        _writeConcern = _writeConcern,
    };

    public MongoClientSettings Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public MongoClientSettings FrozenCopy() => IsFrozen ? this : Clone().Freeze();

    private void Set<T>(ref T field, T value)
    {
        if (IsFrozen) { throw new InvalidOperationException("MongoClientSettings is frozen."); }
        field = value;
    }
}
