namespace MongoDB.Driver;

/// <summary>Options of a find that returns a projection.</summary>
public class FindOptions<TDocument, TProjection> : FindOptionsBase
{
    public int? Limit { get; set; }

    public ProjectionDefinition<TDocument, TProjection>? Projection { get; set; }

    public int? Skip { get; set; }

    public SortDefinition<TDocument>? Sort { get; set; }
}
