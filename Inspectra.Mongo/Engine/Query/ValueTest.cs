using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A condition on one value.</summary>
internal abstract class ValueTest
{
    /// <summary>True when an array passes as soon as one of its elements does.</summary>
    public virtual bool SeesElements => true;

    public abstract bool Matches(RawValue value);

    /// <summary>Tests a value and, where the test allows, the elements of an array.</summary>
    public bool MatchesWithElements(RawValue value)
    {
        if (value.Type == BsonType.Array && SeesElements)
        {
            var reader = new RawReader(value.Bytes);
            while (reader.MoveNext())
            {
                if (Matches(reader.Value))
                {
                    return true;
                }
            }
        }
        return Matches(value);
    }

    /// <returns>null when the test says nothing that an index could use.</returns>
    public virtual FieldBound? BoundAt(string path) => null;
}
