using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Gathers one value per document of a group into one result.</summary>
internal abstract class Accumulator
{
    /// <param name="value">null when the expression gave no value.</param>
    public abstract void Add(BsonValue? value);

    public abstract BsonValue Result();

    /// <summary>Rough bytes held, for the memory limit; what stays small says 0.</summary>
    public virtual long HeldBytes => 0;
}
