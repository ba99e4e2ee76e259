using System.Collections;

namespace MongoDB.Bson;

/// <summary>The elements of a document in order, with an index of names once there are too many to look through.</summary>
internal sealed class BsonElementList : IEnumerable<BsonElement>
{
    private const int LongestUnindexed = 8;

    private readonly List<BsonElement> _elements = [];
    private Dictionary<string, int>? _positions;

    public int Count => _elements.Count;

    public BsonElement this[int index]
    {
        get => _elements[index];
        set
        {
            if (_elements[index].Name != value.Name) { _positions = null; }
            _elements[index] = value;
        }
    }

    public void Add(BsonElement element)
    {
        _elements.Add(element);
        _positions?.TryAdd(element.Name, _elements.Count - 1);
    }

    public void Insert(int index, BsonElement element)
    {
        _elements.Insert(index, element);
        _positions = null;
    }

    public void RemoveAt(int index)
    {
        _elements.RemoveAt(index);
        _positions = null;
    }

    public void Clear()
    {
        _elements.Clear();
        _positions = null;
    }

    public int IndexOf(string name)
    {
        if (_elements.Count > LongestUnindexed)
        {
            return (_positions ??= BuildPositions()).GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _elements.Count; i++)
        {
            if (_elements[i].Name == name) { return i; }
        }

        return -1;
    }

    public IEnumerator<BsonElement> GetEnumerator() => _elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, int> BuildPositions()
    {
        var positions = new Dictionary<string, int>(_elements.Count, StringComparer.Ordinal);
        for (var i = 0; i < _elements.Count; i++) { positions.TryAdd(_elements[i].Name, i); }
        return positions;
    }
}
