using MongoDB.Bson.Serialization;

namespace MongoDB.Driver;

/// <summary>Options of unwinding an array.</summary>
public class AggregateUnwindOptions<TResult>
{
    public FieldDefinition<TResult>? IncludeArrayIndex { get; set; }

    public bool? PreserveNullAndEmptyArrays { get; set; }

    public IBsonSerializer<TResult>? ResultSerializer { get; set; }
}
