namespace MongoDB.Driver;

/// <summary>Options of a fluent find.</summary>
public class FindOptions : FindOptionsBase
{
}
