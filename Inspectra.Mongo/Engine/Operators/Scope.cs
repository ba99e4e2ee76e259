using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>What an expression is evaluated against: the current document, the variables, the time and the dice.</summary>
/// <remarks>Belongs to one run of one pipeline or update; never shared between threads.</remarks>
internal sealed class Scope(int slotCount, DateTime nowUtc, Random random)
{
    private BsonValue?[] _slots = new BsonValue?[slotCount];

    public Row Root { get; set; } = Row.Empty;

    public BsonDateTime Now { get; } = new(nowUtc);

    public Random Random { get; } = random;

    public BsonValue? this[int slot]
    {
        get => slot < _slots.Length ? _slots[slot] : null;
        set
        {
            if (slot >= _slots.Length)
            {
                Array.Resize(ref _slots, slot + 4);
            }
            _slots[slot] = value;
        }
    }

    /// <summary>Takes over the values of an enclosing pipeline's variables.</summary>
    public void CopyFrom(Scope outer)
    {
        for (var slot = 0; slot < outer._slots.Length; slot++)
        {
            this[slot] = outer._slots[slot];
        }
    }
}
