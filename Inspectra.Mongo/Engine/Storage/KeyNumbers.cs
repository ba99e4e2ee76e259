using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Writes numbers of all four types into one order, without rounding any of them.</summary>
/// <remarks>
/// A number is the greatest double that is not above it, then 0x00 where it is that double, or 0x01 and its decimal
/// digits where it lies above. So 1, 1L, 1.0 and decimal 1 share one key, and a long beyond 2^53 keeps its own.
/// </remarks>
internal static class KeyNumbers
{
    private const long ExactInDouble = 1L << 53;
    private const ulong SignBit = 0x8000_0000_0000_0000;
    private const int DecimalBias = 6176;

    public static void Append(KeyBuffer key, int value)
    {
        AppendDouble(key, value);
        key.Add(0);
    }

    public static void Append(KeyBuffer key, long value)
    {
        var floor = (double)value;
        if (value is >= -ExactInDouble and <= ExactInDouble)
        {
            AppendDouble(key, floor);
            key.Add(0);
            return;
        }
        var order = ((Int128)floor).CompareTo((Int128)value);
        if (order > 0)
        {
            floor = Math.BitDecrement(floor);
        }
        AppendDouble(key, floor);
        if (order == 0)
        {
            key.Add(0);
        }
        else
        {
            AppendDigits(key, value, 0);
        }
    }

    public static void Append(KeyBuffer key, double value)
    {
        AppendDouble(key, value);
        key.Add(0);
    }

    /// <param name="key">Where to write.</param>
    /// <param name="high">The upper half of a decimal128, with sign and exponent.</param>
    /// <param name="low">The lower half.</param>
    public static void AppendDecimal(KeyBuffer key, ulong high, ulong low)
    {
        var negative = (high & SignBit) != 0;
        var special = (high >> 58) & 0x1F;
        if (special >= 0x1E)
        {
            Append(key, special == 0x1F ? double.NaN : negative ? double.NegativeInfinity : double.PositiveInfinity);
            return;
        }
        // With both leading bits set the coefficient would exceed 34 digits, which counts as zero.
        var large = ((high >> 61) & 3) == 3;
        var coefficient = large ? BigInteger.Zero : (new BigInteger(high & 0x1_FFFF_FFFF_FFFF) << 64) + low;
        var exponent = (int)((high >> (large ? 47 : 49)) & 0x3FFF) - DecimalBias;
        if (coefficient.IsZero)
        {
            Append(key, 0.0);
            return;
        }
        if (negative)
        {
            coefficient = -coefficient;
        }
        var text = string.Create(CultureInfo.InvariantCulture, $"{coefficient}E{exponent}");
        var floor = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var order = CompareExactly(floor, coefficient, exponent);
        if (order > 0)
        {
            floor = Math.BitDecrement(floor);
        }
        AppendDouble(key, floor);
        if (order == 0)
        {
            key.Add(0);
        }
        else
        {
            AppendDigits(key, coefficient, exponent);
        }
    }

    /// <summary>Zero has one key whatever its sign, and not-a-number is below every number.</summary>
    private static void AppendDouble(KeyBuffer key, double value)
    {
        ulong bits;
        if (double.IsNaN(value))
        {
            bits = 0;
        }
        else
        {
            var raw = (ulong)BitConverter.DoubleToInt64Bits(value == 0 ? 0.0 : value);
            bits = (raw & SignBit) != 0 ? ~raw : raw | SignBit;
        }
        BinaryPrimitives.WriteUInt64BigEndian(key.Take(8), bits);
    }

    /// <summary>Marks a number between two doubles: its decimal magnitude, then its digits, complemented when negative.</summary>
    private static void AppendDigits(KeyBuffer key, BigInteger coefficient, int exponent)
    {
        var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        var magnitude = exponent + digits.Length - 1;
        key.Add(1);
        var start = key.Length;
        BinaryPrimitives.WriteUInt16BigEndian(key.Take(2), (ushort)(magnitude + 0x8000));
        key.Add(Encoding.ASCII.GetBytes(digits.TrimEnd('0')));
        key.Add(0);
        if (coefficient.Sign < 0)
        {
            key.Complement(start);
        }
    }

    private static int CompareExactly(double number, BigInteger coefficient, int exponent)
    {
        if (double.IsInfinity(number))
        {
            return number > 0 ? 1 : -1;
        }
        var bits = BitConverter.DoubleToInt64Bits(number);
        var power = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (power == 0)
        {
            power = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }
        power -= 1075;
        var left = new BigInteger(bits < 0 ? -mantissa : mantissa);
        var right = coefficient;
        if (power > 0)
        {
            left <<= power;
        }
        else
        {
            right <<= -power;
        }
        if (exponent < 0)
        {
            left *= BigInteger.Pow(10, -exponent);
        }
        else
        {
            right *= BigInteger.Pow(10, exponent);
        }
        return left.CompareTo(right);
    }
}
