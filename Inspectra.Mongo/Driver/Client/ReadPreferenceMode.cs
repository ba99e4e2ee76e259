namespace MongoDB.Driver;

/// <summary>The modes of <see cref="ReadPreference"/>.</summary>
public enum ReadPreferenceMode
{
    Primary,
    PrimaryPreferred,
    Secondary,
    SecondaryPreferred,
    Nearest,
}
