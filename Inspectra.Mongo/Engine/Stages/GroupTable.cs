using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>The groups of one run by their keys, where 1 and 1.0 are one key.</summary>
internal sealed class GroupTable
{
    private readonly Dictionary<byte[], Group> _groups = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], Group>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly CanonicalKey _key = new();
    private readonly Expression _id;
    private readonly IReadOnlyList<AccumulatorFactory> _factories;
    private readonly List<Group> _inOrder = [];

    public GroupTable(Expression id, IReadOnlyList<AccumulatorFactory> factories)
    {
        _id = id;
        _factories = factories;
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public IReadOnlyList<Group> Groups => _inOrder;

    public void Add(Scope scope)
    {
        var id = ValueRules.OrNull(_id.Evaluate(scope));
        _key.Clear();
        _key.Append(id);
        var group = Find(_key.Bytes) ?? Create(_key.Bytes, id);
        for (var i = 0; i < _factories.Count; i++)
        {
            group.Accumulators[i].Add(_factories[i].Argument.Evaluate(scope));
        }
    }

    public Group? Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out var group) ? group : null;

    public Group Create(ReadOnlySpan<byte> key, BsonValue id)
    {
        var accumulators = new Accumulator[_factories.Count];
        for (var i = 0; i < accumulators.Length; i++)
        {
            accumulators[i] = _factories[i].Create();
        }
        var group = new Group(id, accumulators);
        _groups.Add(key.ToArray(), group);
        _inOrder.Add(group);
        return group;
    }

    internal sealed record Group(BsonValue Id, Accumulator[] Accumulators);
}
