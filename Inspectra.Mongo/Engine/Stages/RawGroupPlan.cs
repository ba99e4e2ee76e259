using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>
/// Grouping straight from bytes, for the frequent case that the key is a top-level field (or a constant) and every
/// accumulator reads one: the document is walked once, and numbers are added without becoming objects.
/// </summary>
internal sealed class RawGroupPlan
{
    private readonly byte[][] _names;
    private readonly int _key;
    private readonly BsonValue? _constantKey;
    private readonly Input[] _inputs;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly BsonType[] _types;
    private readonly CanonicalKey _buffer = new();

    private RawGroupPlan(List<string> names, int key, BsonValue? constantKey, Input[] inputs)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _key = key;
        _constantKey = constantKey;
        _inputs = inputs;
        _starts = new int[names.Count];
        _lengths = new int[names.Count];
        _types = new BsonType[names.Count];
    }

    /// <returns>null when an expression is more than a field or a constant.</returns>
    public static RawGroupPlan? TryMake(Expression id, IReadOnlyList<AccumulatorFactory> factories)
    {
        var names = new List<string>();
        if (!TryField(id, names, out var key))
        {
            return null;
        }
        var inputs = new Input[factories.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!TryField(factories[i].Argument, names, out var field))
            {
                return null;
            }
            inputs[i] = new Input(field, (factories[i].Argument as ConstantExpression)?.Value);
        }
        return new RawGroupPlan(names, key, (id as ConstantExpression)?.Value, inputs);
    }

    public void Add(ReadOnlySpan<byte> document, GroupTable groups)
    {
        Locate(document);
        _buffer.Clear();
        var key = _key < 0 ? default : ValueAt(document, _key);
        if (key.IsMissing)
        {
            _buffer.Append(ValueRules.OrNull(_constantKey));
        }
        else
        {
            _buffer.Append(key);
        }
        var group = groups.Find(_buffer.Bytes)
            ?? groups.Create(_buffer.Bytes, key.IsMissing ? ValueRules.OrNull(_constantKey) : key.ToBsonValue());
        for (var i = 0; i < _inputs.Length; i++)
        {
            var (field, constant) = (_inputs[i].Field, _inputs[i].Constant);
            if (field < 0)
            {
                group.Accumulators[i].Add(constant);
                continue;
            }
            var value = ValueAt(document, field);
            switch (group.Accumulators[i])
            {
                case SumAccumulator sum:
                    sum.AddRaw(value);
                    break;
                case AverageAccumulator average:
                    average.AddRaw(value);
                    break;
                case var other:
                    other.Add(value.Decode());
                    break;
            }
        }
    }

    private static bool TryField(Expression expression, List<string> names, out int field)
    {
        field = -1;
        if (expression is ConstantExpression)
        {
            return true;
        }
        if (expression is not FieldPathExpression path || path.Path.Contains('.', StringComparison.Ordinal))
        {
            return false;
        }
        field = names.IndexOf(path.Path);
        if (field < 0)
        {
            field = names.Count;
            names.Add(path.Path);
        }
        return true;
    }

    private void Locate(ReadOnlySpan<byte> document)
    {
        Array.Clear(_types);
        var missing = _names.Length;
        var reader = new RawReader(document);
        while (missing > 0 && reader.MoveNext())
        {
            for (var i = 0; i < _names.Length; i++)
            {
                if (_types[i] == BsonType.EndOfDocument && reader.Name.SequenceEqual(_names[i]))
                {
                    _types[i] = reader.Type;
                    _starts[i] = reader.ValueStart;
                    _lengths[i] = reader.ValueLength;
                    missing--;
                    break;
                }
            }
        }
    }

    private RawValue ValueAt(ReadOnlySpan<byte> document, int field) =>
        _types[field] == BsonType.EndOfDocument
            ? default
            : new RawValue(_types[field], document.Slice(_starts[field], _lengths[field]));

    private readonly record struct Input(int Field, BsonValue? Constant);
}
