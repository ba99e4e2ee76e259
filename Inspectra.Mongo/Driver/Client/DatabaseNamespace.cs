using System.Buffers;

namespace MongoDB.Driver;

/// <summary>A checked database name.</summary>
public sealed class DatabaseNamespace : IEquatable<DatabaseNamespace>
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\. \"$\0");

    public DatabaseNamespace(string databaseName)
    {
        if (!IsValid(databaseName)) { throw new ArgumentException($"Database name '{databaseName}' is not valid.", nameof(databaseName)); }
        DatabaseName = databaseName;
    }

    public static DatabaseNamespace Admin { get; } = new("admin");

    public string DatabaseName { get; }

    public static bool IsValid(string name) =>
        !string.IsNullOrEmpty(name) && name.Length <= 63 && name.AsSpan().IndexOfAny(Forbidden) < 0;

    public bool Equals(DatabaseNamespace? other) => other is not null && DatabaseName == other.DatabaseName;

    public override bool Equals(object? obj) => Equals(obj as DatabaseNamespace);

    public override int GetHashCode() => DatabaseName.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => DatabaseName;
}
