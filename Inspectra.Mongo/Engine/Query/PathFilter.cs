using System.Globalization;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>A condition on the value at a dotted path, through documents and arrays as MongoDB walks them.</summary>
/// <remarks>
/// An array on the way stands for each of its documents, and for the element whose index the next part names. An array
/// at the end is tested itself and, where the test allows, element by element. A document without the field is tested
/// with a missing value; an array without any document on the way yields nothing at all.
/// </remarks>
internal sealed class PathFilter : DocumentFilter
{
    private readonly byte[][] _parts;
    private readonly int[] _indexes;
    private readonly ValueTest _test;
    private readonly string _path;

    public PathFilter(string path, ValueTest test)
    {
        _path = path;
        _test = test;
        var parts = path.Split('.');
        _parts = [.. parts.Select(Encoding.UTF8.GetBytes)];
        _indexes = [.. parts.Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1)];
        Bounds = test.BoundAt(path) is { } bound ? [bound] : [];
    }

    public override IReadOnlyList<FieldBound> Bounds { get; }

    public override bool Matches(ReadOnlySpan<byte> document) =>
        Follow(RawReader.Find(document, _parts[0]), 1);

    public override void CollectFields(FieldDependencies dependencies) => dependencies.Add(_path);

    /// <param name="value">The value at the first <paramref name="depth"/> parts.</param>
    /// <param name="depth">How many parts are behind.</param>
    private bool Follow(RawValue value, int depth)
    {
        while (depth < _parts.Length)
        {
            if (value.Type == BsonType.Document)
            {
                value = RawReader.Find(value.Bytes, _parts[depth]);
                depth++;
            }
            else if (value.Type == BsonType.Array)
            {
                return FollowArray(value, depth);
            }
            else
            {
                return _test.Matches(default);
            }
        }
        return _test.MatchesWithElements(value);
    }

    private bool FollowArray(RawValue array, int depth)
    {
        var wanted = _indexes[depth];
        var index = 0;
        var reader = new RawReader(array.Bytes);
        while (reader.MoveNext())
        {
            var element = reader.Value;
            if (element.Type == BsonType.Document && Follow(element, depth))
            {
                return true;
            }
            if (index == wanted && Follow(element, depth + 1))
            {
                return true;
            }
            index++;
        }
        return false;
    }
}
