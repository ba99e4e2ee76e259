namespace MongoDB.Driver;

/// <summary>The two ways to sort.</summary>
public enum SortDirection
{
    Ascending,
    Descending,
}
