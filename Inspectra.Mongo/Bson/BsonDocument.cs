using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MongoDB.Bson.IO;

namespace MongoDB.Bson;

/// <summary>An ordered list of named values.</summary>
public class BsonDocument : BsonValue, IComparable<BsonDocument>, IConvertibleToBsonDocument, IEnumerable<BsonElement>, IEquatable<BsonDocument>
{
    private readonly BsonElementList _elements = new();

    public BsonDocument()
    {
    }

    public BsonDocument(bool allowDuplicateNames) => AllowDuplicateNames = allowDuplicateNames;

    public BsonDocument(BsonElement element) => Add(element);

    public BsonDocument(BsonDocument document) => AddRange((IEnumerable<BsonElement>)document);

    public BsonDocument(Dictionary<string, object?> dictionary) => AddRange((IEnumerable<KeyValuePair<string, object?>>)dictionary);

    public BsonDocument(IEnumerable<KeyValuePair<string, object?>> dictionary) => AddRange(dictionary);

    public BsonDocument(IDictionary dictionary) => AddRange(dictionary);

    public BsonDocument(IEnumerable<BsonElement> elements) => AddRange(elements);

    public BsonDocument(string name, BsonValue value) => Add(name, value);

    public static bool operator !=(BsonDocument? lhs, BsonDocument? rhs) => !(lhs == rhs);

    public static bool operator ==(BsonDocument? lhs, BsonDocument? rhs) => lhs is null ? rhs is null : lhs.Equals(rhs);

    public bool AllowDuplicateNames { get; set; }

    public override BsonType BsonType => BsonType.Document;

    public virtual int ElementCount => _elements.Count;

    public virtual IEnumerable<BsonElement> Elements => _elements;

    public virtual IEnumerable<string> Names => Elements.Select(e => e.Name);

    public virtual IEnumerable<BsonValue> Values => Elements.Select(e => e.Value);

    public override BsonValue this[int index]
    {
        get => GetValue(index);
        set => Set(index, value);
    }

    /// <exception cref="KeyNotFoundException">Read: the document has no element of that name.</exception>
    public override BsonValue this[string name]
    {
        get => GetValue(name);
        set => Set(name, value);
    }

    public static new BsonDocument Create(object value) => (BsonDocument)BsonTypeMapper.MapToBsonValue(value, BsonType.Document);

    /// <exception cref="FormatException">The text is no JSON document; the message says where.</exception>
    public static BsonDocument Parse(string json) => JsonParser.ParseDocument(json);

    public static bool TryParse(string? s, [NotNullWhen(true)] out BsonDocument? result)
    {
        result = null;
        if (s is null) { return false; }
        try
        {
            result = Parse(s);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public virtual BsonDocument Add(BsonElement element)
    {
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
        {
            throw new InvalidOperationException($"Duplicate element name '{element.Name}'.");
        }

        _elements.Add(element);
        return this;
    }

    public virtual BsonDocument Add(string name, BsonValue value) => Add(new BsonElement(name, value));

    public virtual BsonDocument Add(string name, BsonValue value, bool condition) => condition ? Add(name, value) : this;

    public virtual BsonDocument Add(string name, Func<BsonValue> valueFactory, bool condition)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return condition ? Add(name, valueFactory()) : this;
    }

    public virtual BsonDocument AddRange(Dictionary<string, object?> dictionary) =>
        AddRange((IEnumerable<KeyValuePair<string, object?>>)dictionary);

    public virtual BsonDocument AddRange(IDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string name)
            {
                throw new ArgumentException("Keys passed to BsonDocument.AddRange must be strings.", nameof(dictionary));
            }

            Add(name, BsonTypeMapper.MapToBsonValue(entry.Value));
        }

        return this;
    }

    public virtual BsonDocument AddRange(IEnumerable<BsonElement> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var element in elements) { Add(element); }
        return this;
    }

    public virtual BsonDocument AddRange(IEnumerable<KeyValuePair<string, object?>> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (var (name, value) in dictionary) { Add(name, BsonTypeMapper.MapToBsonValue(value)); }
        return this;
    }

    public virtual void Clear() => _elements.Clear();

    public override BsonValue Clone() => Copy(e => e.Clone());

    public virtual int CompareTo(BsonDocument? rhs) => rhs is null ? 1 : BsonValueComparer.Compare(this, rhs);

    public virtual bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOfName(name) >= 0;
    }

    public virtual bool ContainsValue(BsonValue value) => Values.Any(v => v == value);

    public override BsonValue DeepClone() => Copy(e => e.DeepClone());

    public bool Equals(BsonDocument? obj) => obj is not null && (ReferenceEquals(this, obj) || Elements.SequenceEqual(obj.Elements));

    public override bool Equals(object? obj) => Equals(obj as BsonDocument);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in Elements) { hash.Add(element); }
        return hash.ToHashCode();
    }

    public virtual BsonElement GetElement(int index) => _elements[index];

    /// <exception cref="KeyNotFoundException">The document has no element of that name.</exception>
    public virtual BsonElement GetElement(string name) => TryGetElement(name, out var element) ? element : throw NotFound(name);

    public virtual IEnumerator<BsonElement> GetEnumerator() => _elements.GetEnumerator();

    public virtual BsonValue GetValue(int index) => _elements[index].Value;

    /// <exception cref="KeyNotFoundException">The document has no element of that name.</exception>
    public virtual BsonValue GetValue(string name) => TryGetValue(name, out var value) ? value : throw NotFound(name);

    [return: NotNullIfNotNull(nameof(defaultValue))]
    public virtual BsonValue? GetValue(string name, BsonValue? defaultValue) => TryGetValue(name, out var value) ? value : defaultValue;

    /// <returns>The position of the first element of that name, or -1.</returns>
    public virtual int IndexOfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _elements.IndexOf(name);
    }

    public virtual void InsertAt(int index, BsonElement element)
    {
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
        {
            throw new InvalidOperationException($"Duplicate element name '{element.Name}'.");
        }

        _elements.Insert(index, element);
    }

    public virtual BsonDocument Merge(BsonDocument document) => Merge(document, overwriteExistingElements: false);

    public virtual BsonDocument Merge(BsonDocument document, bool overwriteExistingElements)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var element in document.Elements)
        {
            if (overwriteExistingElements || !Contains(element.Name)) { Set(element.Name, element.Value); }
        }

        return this;
    }

    /// <summary>Removes every element of that name; a name that is not there is no error.</summary>
    public virtual void Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var i = _elements.IndexOf(name); i >= 0; i = AllowDuplicateNames ? _elements.IndexOf(name) : -1) { _elements.RemoveAt(i); }
    }

    public virtual void RemoveAt(int index) => _elements.RemoveAt(index);

    public virtual void RemoveElement(BsonElement element)
    {
        for (var i = 0; i < _elements.Count; i++)
        {
            if (_elements[i] != element) { continue; }
            _elements.RemoveAt(i);
            return;
        }
    }

    public virtual BsonDocument Set(int index, BsonValue value) => SetElement(index, new BsonElement(_elements[index].Name, value));

    public virtual BsonDocument Set(string name, BsonValue value) => SetElement(new BsonElement(name, value));

    public virtual BsonDocument SetElement(int index, BsonElement element)
    {
        _elements[index] = element;
        return this;
    }

    public virtual BsonDocument SetElement(BsonElement element)
    {
        var index = _elements.IndexOf(element.Name);
        if (index >= 0) { _elements[index] = element; } else { _elements.Add(element); }
        return this;
    }

    public Dictionary<string, object?> ToDictionary() =>
        Elements.ToDictionary(e => e.Name, e => BsonTypeMapper.MapToDotNetValue(e.Value));

    public Hashtable ToHashtable()
    {
        var table = new Hashtable();
        foreach (var element in Elements) { table.Add(element.Name, BsonTypeMapper.MapToDotNetValue(element.Value)); }
        return table;
    }

    BsonDocument IConvertibleToBsonDocument.ToBsonDocument() => this;

    public virtual bool TryGetElement(string name, out BsonElement value)
    {
        var index = IndexOfName(name);
        value = index >= 0 ? _elements[index] : default;
        return index >= 0;
    }

    public virtual bool TryGetValue(string name, [MaybeNullWhen(false)] out BsonValue value)
    {
        var found = TryGetElement(name, out var element);
        value = element.Value;
        return found;
    }

    public override string ToString() => this.ToJson();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private BsonDocument Copy(Func<BsonElement, BsonElement> copy)
    {
        var document = new BsonDocument(AllowDuplicateNames || this is RawBsonDocument);
        foreach (var element in Elements) { document.Add(copy(element)); }
        document.AllowDuplicateNames = AllowDuplicateNames;
        return document;
    }

    private static KeyNotFoundException NotFound(string name) => new($"Element '{name}' not found.");
}
