namespace MongoDB.Driver;

/// <summary>What $currentDate writes.</summary>
public enum UpdateDefinitionCurrentDateType
{
    Date,
    Timestamp,
}
