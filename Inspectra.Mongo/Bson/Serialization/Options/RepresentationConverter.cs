using System.Numerics;

namespace MongoDB.Bson.Serialization.Options;

/// <summary>Converts between number types, refusing to lose digits unless told otherwise.</summary>
public class RepresentationConverter
{
    public RepresentationConverter(bool allowOverflow, bool allowTruncation)
    {
        AllowOverflow = allowOverflow;
        AllowTruncation = allowTruncation;
    }

    public bool AllowOverflow { get; }

    public bool AllowTruncation { get; }

    internal static RepresentationConverter Strict { get; } = new(false, false);

    /// <exception cref="OverflowException">The number is out of range, and overflow is not allowed.</exception>
    /// <exception cref="TruncationException">The number would lose digits, and truncation is not allowed.</exception>
    internal TTarget Convert<TSource, TTarget>(TSource value)
        where TSource : INumberBase<TSource>
        where TTarget : INumberBase<TTarget>
    {
        if (TSource.IsNaN(value) || !TSource.IsFinite(value)) { return NotFinite<TSource, TTarget>(value); }
        var converted = AllowOverflow ? TTarget.CreateTruncating(value) : TTarget.CreateChecked(value);
        if (!AllowTruncation && !AllowOverflow && TSource.CreateTruncating(converted) != value)
        {
            throw new TruncationException($"{value} cannot be stored or read as {typeof(TTarget).Name} without losing digits.");
        }

        return converted;
    }

    private TTarget NotFinite<TSource, TTarget>(TSource value)
        where TSource : INumberBase<TSource>
        where TTarget : INumberBase<TTarget>
    {
        var converted = TTarget.CreateTruncating(value);
        return AllowOverflow || !TTarget.IsFinite(converted) || TTarget.IsNaN(converted)
            ? converted
            : throw new OverflowException($"{value} has no {typeof(TTarget).Name} form.");
    }
}
