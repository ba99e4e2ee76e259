namespace MongoDB.Driver;

/// <summary>A checked pair of database and collection name.</summary>
public sealed class CollectionNamespace : IEquatable<CollectionNamespace>
{
    public CollectionNamespace(string databaseName, string collectionName)
        : this(new DatabaseNamespace(databaseName), collectionName)
    {
    }

    public CollectionNamespace(DatabaseNamespace databaseNamespace, string collectionName)
    {
        ArgumentNullException.ThrowIfNull(databaseNamespace);
        if (!IsValid(collectionName)) { throw new ArgumentException($"Collection name '{collectionName}' is not valid.", nameof(collectionName)); }
        DatabaseNamespace = databaseNamespace;
        CollectionName = collectionName;
    }

    public string CollectionName { get; }

    public DatabaseNamespace DatabaseNamespace { get; }

    public string FullName => $"{DatabaseNamespace.DatabaseName}.{CollectionName}";

    public static CollectionNamespace FromFullName(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var dot = fullName.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0
            ? throw new ArgumentException("A full name is a database name, a dot and a collection name.", nameof(fullName))
            : new CollectionNamespace(fullName[..dot], fullName[(dot + 1)..]);
    }

    public static bool IsValid(string collectionName) =>
        !string.IsNullOrEmpty(collectionName) && collectionName.IndexOf('\0', StringComparison.Ordinal) < 0;

    public bool Equals(CollectionNamespace? other) =>
        other is not null && DatabaseNamespace.Equals(other.DatabaseNamespace) && CollectionName == other.CollectionName;

    public override bool Equals(object? obj) => Equals(obj as CollectionNamespace);

    public override int GetHashCode() => HashCode.Combine(DatabaseNamespace, CollectionName);

    public override string ToString() => FullName;
}
