namespace MongoDB.Driver;

/// <summary>Options of creating one index.</summary>
public class CreateOneIndexOptions
{
    public TimeSpan? MaxTime { get; set; }
}
