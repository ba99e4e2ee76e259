namespace MongoDB.Driver;

/// <summary>Which members of a replica set may answer a read.</summary>
public sealed class ReadPreference : IEquatable<ReadPreference>
{
    private ReadPreference(ReadPreferenceMode mode)
    {
        ReadPreferenceMode = mode;
    }

    public static ReadPreference Primary { get; } = new(ReadPreferenceMode.Primary);

    public static ReadPreference PrimaryPreferred { get; } = new(ReadPreferenceMode.PrimaryPreferred);

    public static ReadPreference Secondary { get; } = new(ReadPreferenceMode.Secondary);

    public static ReadPreference SecondaryPreferred { get; } = new(ReadPreferenceMode.SecondaryPreferred);

    public ReadPreferenceMode ReadPreferenceMode { get; }

    public bool Equals(ReadPreference? other) => other is not null && ReadPreferenceMode == other.ReadPreferenceMode;

    public override bool Equals(object? obj) => Equals(obj as ReadPreference);

    public override int GetHashCode() => ReadPreferenceMode.GetHashCode();
}
