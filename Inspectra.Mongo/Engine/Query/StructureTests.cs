using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

internal sealed class ExistsTest : ValueTest
{
    public override bool SeesElements => false;

    public override bool Matches(RawValue value) => !value.IsMissing;
}

internal sealed class TypeTest(IReadOnlySet<BsonType> types) : ValueTest
{
    public override bool Matches(RawValue value) => !value.IsMissing && types.Contains(value.Type);
}

internal sealed class SizeTest(int size) : ValueTest
{
    public override bool SeesElements => false;

    public override bool Matches(RawValue value)
    {
        if (value.Type != BsonType.Array)
        {
            return false;
        }
        var count = 0;
        var reader = new RawReader(value.Bytes);
        while (reader.MoveNext())
        {
            count++;
        }
        return count == size;
    }
}

/// <summary><c>$elemMatch</c> over documents: one element meets the whole filter.</summary>
internal sealed class ElementDocumentTest(DocumentFilter filter) : ValueTest
{
    public override bool SeesElements => false;

    public override bool Matches(RawValue value)
    {
        if (value.Type != BsonType.Array)
        {
            return false;
        }
        var reader = new RawReader(value.Bytes);
        while (reader.MoveNext())
        {
            if (reader.Type is BsonType.Document or BsonType.Array && filter.Matches(reader.Value.Bytes))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary><c>$elemMatch</c> over values: one element meets all tests.</summary>
internal sealed class ElementValueTest(ValueTest test) : ValueTest
{
    public override bool SeesElements => false;

    public override bool Matches(RawValue value)
    {
        if (value.Type != BsonType.Array)
        {
            return false;
        }
        var reader = new RawReader(value.Bytes);
        while (reader.MoveNext())
        {
            if (test.Matches(reader.Value))
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>Several tests on one and the same value, as within <c>$elemMatch</c>.</summary>
internal sealed class AllOfTest(IReadOnlyList<ValueTest> tests) : ValueTest
{
    public override bool Matches(RawValue value)
    {
        foreach (var test in tests)
        {
            if (!test.MatchesWithElements(value))
            {
                return false;
            }
        }
        return true;
    }
}

internal sealed class NoneOfTest(ValueTest test) : ValueTest
{
    public override bool SeesElements => false;

    public override bool Matches(RawValue value) => !test.MatchesWithElements(value);
}

internal sealed class AnyOfTest(IReadOnlyList<ValueTest> tests) : ValueTest
{
    public override bool Matches(RawValue value)
    {
        foreach (var test in tests)
        {
            if (test.MatchesWithElements(value))
            {
                return true;
            }
        }
        return false;
    }
}
