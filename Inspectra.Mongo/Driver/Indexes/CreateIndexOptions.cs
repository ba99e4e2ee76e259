namespace MongoDB.Driver;

/// <summary>Options of an index.</summary>
public class CreateIndexOptions
{
    public TimeSpan? ExpireAfter { get; set; }

    public bool? Hidden { get; set; }

    public string? Name { get; set; }

    public bool? Sparse { get; set; }

    public bool? Unique { get; set; }
}
