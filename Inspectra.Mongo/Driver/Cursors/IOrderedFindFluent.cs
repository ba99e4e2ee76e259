namespace MongoDB.Driver;

/// <summary>A find that has a sort which can be extended.</summary>
public interface IOrderedFindFluent<TDocument, TProjection> : IFindFluent<TDocument, TProjection>
{
}
