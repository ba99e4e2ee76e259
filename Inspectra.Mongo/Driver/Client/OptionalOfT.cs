namespace MongoDB.Driver;

/// <summary>An argument that may be left out, told apart from one that is null.</summary>
public struct Optional<T>
{
    private readonly T _value;

    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    public bool HasValue { get; }

    public readonly T Value => HasValue ? _value : throw new InvalidOperationException("The optional value is not set.");

    public static implicit operator Optional<T>(T value) => new(value);

    public readonly bool Replaces(T value) => HasValue && !EqualityComparer<T>.Default.Equals(_value, value);

    public readonly T WithDefault(T value) => HasValue ? _value : value;
}
