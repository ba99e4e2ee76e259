using System.Collections;

namespace MongoDB.Bson;

/// <summary>An ordered list of values.</summary>
public class BsonArray : BsonValue, IComparable<BsonArray>, IEquatable<BsonArray>, IList<BsonValue>
{
    private readonly List<BsonValue> _values;

    public BsonArray() => _values = [];

    public BsonArray(IEnumerable<bool> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<BsonValue> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<DateTime> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<double> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<int> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<long> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<ObjectId> values) : this() => AddRange(values);

    public BsonArray(IEnumerable<string> values) : this() => AddRange(values);

    public BsonArray(IEnumerable values) : this() => AddRange(values);

    public BsonArray(int capacity) => _values = new List<BsonValue>(capacity);

    public static bool operator !=(BsonArray? lhs, BsonArray? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonArray? lhs, BsonArray? rhs) => lhs is null ? rhs is null : lhs.Equals(rhs);

    public override BsonType BsonType => BsonType.Array;

    public virtual int Capacity
    {
        get => _values.Capacity;
        set => _values.Capacity = value;
    }

    public virtual int Count => _values.Count;

    public virtual bool IsReadOnly => false;

    public virtual IEnumerable<BsonValue> Values => _values;

    public override BsonValue this[int index]
    {
        get => _values[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _values[index] = value;
        }
    }

    public static new BsonArray Create(object value) => (BsonArray)BsonTypeMapper.MapToBsonValue(value, BsonType.Array);

    public virtual BsonArray Add(BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _values.Add(value);
        return this;
    }

    public virtual BsonArray AddRange(IEnumerable<bool> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<BsonValue> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<DateTime> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<double> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<int> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<long> values) => AddEach(values, v => v);

    public virtual BsonArray AddRange(IEnumerable<ObjectId> values) => AddEach(values, v => v);

    /// <summary>A missing text becomes <see cref="BsonNull"/>.</summary>
    public virtual BsonArray AddRange(IEnumerable<string> values) => AddEach(values, v => v is null ? BsonNull.Value : v);

    public virtual BsonArray AddRange(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) { Add(BsonTypeMapper.MapToBsonValue(value)); }
        return this;
    }

    public override BsonValue Clone() => new BsonArray(_values.Select(v => v.Clone()));

    public virtual void Clear() => _values.Clear();

    public virtual int CompareTo(BsonArray? rhs) => rhs is null ? 1 : BsonValueComparer.Compare(this, rhs);

    public virtual bool Contains(BsonValue value) => IndexOf(value) >= 0;

    public virtual void CopyTo(BsonValue[] array, int arrayIndex) => _values.CopyTo(array, arrayIndex);

    public override BsonValue DeepClone() => new BsonArray(this.Select(v => v.DeepClone()));

    public bool Equals(BsonArray? obj) => obj is not null && (ReferenceEquals(this, obj) || Values.SequenceEqual(obj.Values));

    public override bool Equals(object? obj) => Equals(obj as BsonArray);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values) { hash.Add(value); }
        return hash.ToHashCode();
    }

    public virtual IEnumerator<BsonValue> GetEnumerator() => _values.GetEnumerator();

    public virtual int IndexOf(BsonValue value) => _values.IndexOf(value);

    public virtual int IndexOf(BsonValue value, int index) => _values.IndexOf(value, index);

    public virtual int IndexOf(BsonValue value, int index, int count) => _values.IndexOf(value, index, count);

    public virtual void Insert(int index, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _values.Insert(index, value);
    }

    public virtual bool Remove(BsonValue value) => _values.Remove(value);

    public virtual void RemoveAt(int index) => _values.RemoveAt(index);

    public virtual BsonValue[] ToArray() => _values.ToArray();

    public virtual List<BsonValue> ToList() => [.. _values];

    public override string ToString() => $"[{string.Join(", ", Values)}]";

    void ICollection<BsonValue>.Add(BsonValue item) => Add(item);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private BsonArray AddEach<T>(IEnumerable<T> values, Func<T, BsonValue> map)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) { Add(map(value)); }
        return this;
    }
}
