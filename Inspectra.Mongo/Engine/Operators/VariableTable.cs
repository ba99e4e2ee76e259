using System.Collections.Immutable;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>The variables visible at a point of an expression, each with its slot in <see cref="Scope"/>.</summary>
internal sealed class VariableTable
{
    private readonly ImmutableDictionary<string, int> _slots;
    private readonly Counter _counter;

    public VariableTable()
        : this(ImmutableDictionary<string, int>.Empty, new Counter())
    {
    }

    private VariableTable(ImmutableDictionary<string, int> slots, Counter counter)
    {
        _slots = slots;
        _counter = counter;
    }

    /// <summary>Slots given out so far, in this table and in all that were derived from it.</summary>
    public int SlotCount => _counter.Value;

    public VariableTable With(string name, out int slot)
    {
        if (name.Length == 0 || !(char.IsAsciiLetterLower(name[0]) || name[0] > 127 || name == "CURRENT"))
        {
            throw QueryException.FailedToParse($"'{name}' starts with an invalid character for a user variable name");
        }
        slot = _counter.Value++;
        return new VariableTable(_slots.SetItem(name, slot), _counter);
    }

    public bool TryGet(string name, out int slot) => _slots.TryGetValue(name, out slot);

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
