using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Encodes values so that two are equal in MongoDB's sense exactly when their bytes are (1, 1L and 1.0 are equal).</summary>
/// <remarks>For hashing, not for ordering. Reused by its owner for one value after another.</remarks>
internal sealed class CanonicalKey
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64);

    public ReadOnlySpan<byte> Bytes => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public static byte[] Of(BsonValue? value)
    {
        var key = new CanonicalKey();
        key.Append(value);
        return key.Bytes.ToArray();
    }

    public void Append(BsonValue? value)
    {
        switch (value)
        {
            case null:
                Tag(0);
                break;
            case BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128:
                AppendNumber(value);
                break;
            case BsonString text:
                AppendText(text.Value);
                break;
            case BsonSymbol symbol:
                AppendText(symbol.Name);
                break;
            case BsonDocument document:
                Tag(20);
                foreach (var element in document)
                {
                    Tag(1);
                    AppendText(element.Name);
                    Append(element.Value);
                }
                Tag(0);
                break;
            case BsonArray array:
                Tag(25);
                foreach (var item in array)
                {
                    Tag(1);
                    Append(item);
                }
                Tag(0);
                break;
            case BsonBinaryData binary:
                Tag(30);
                Tag((byte)binary.SubType);
                AppendBlock(binary.Bytes);
                break;
            case BsonObjectId id:
                Tag(35);
                id.Value.ToByteSpan(_buffer.GetSpan(12));
                _buffer.Advance(12);
                break;
            case BsonBoolean flag:
                Tag(40);
                Tag(flag.Value ? (byte)1 : (byte)0);
                break;
            case BsonDateTime date:
                Tag(45);
                AppendInt64(date.MillisecondsSinceEpoch);
                break;
            case BsonTimestamp stamp:
                Tag(47);
                AppendInt64(stamp.Value);
                break;
            case BsonRegularExpression regex:
                Tag(50);
                AppendText(regex.Pattern);
                AppendText(regex.Options);
                break;
            case BsonJavaScript code:
                Tag(60);
                AppendText(code.Code);
                break;
            default:
                Tag((byte)(ValueOrder.BracketOf(value) + 1));
                break;
        }
    }

    public void Append(RawValue value)
    {
        switch (value.Type)
        {
            case BsonType.String:
                Tag(15);
                AppendBlock(value.AsUtf8);
                break;
            case BsonType.Int32:
                Tag(10);
                AppendInt64(value.AsInt32);
                break;
            case BsonType.Int64:
                Tag(10);
                AppendInt64(value.AsInt64);
                break;
            case BsonType.ObjectId:
                Tag(35);
                _buffer.Write(value.Bytes);
                break;
            case BsonType.Boolean:
                Tag(40);
                Tag(value.Bytes[0] != 0 ? (byte)1 : (byte)0);
                break;
            case BsonType.DateTime:
                Tag(45);
                AppendInt64(value.AsInt64);
                break;
            case BsonType.Document or BsonType.Array:
                Tag(value.Type == BsonType.Document ? (byte)20 : (byte)25);
                var reader = new RawReader(value.Bytes);
                while (reader.MoveNext())
                {
                    Tag(1);
                    if (value.Type == BsonType.Document)
                    {
                        Tag(15);
                        AppendBlock(reader.Name);
                    }
                    Append(reader.Value);
                }
                Tag(0);
                break;
            default:
                Append(value.Decode());
                break;
        }
    }

    private void AppendNumber(BsonValue value)
    {
        switch (value)
        {
            case BsonInt32 i:
                Tag(10);
                AppendInt64(i.Value);
                return;
            case BsonInt64 l:
                Tag(10);
                AppendInt64(l.Value);
                return;
            default:
                break;
        }
        if (value is BsonDouble { Value: var plain } && plain != Math.Truncate(plain))
        {
            // Fractions (and NaN, which differs from itself) cannot equal an integer.
            AppendFraction(plain);
            return;
        }
        var exact = ExactNumber.From(value);
        if (exact.TryToInt64(out var whole))
        {
            Tag(10);
            AppendInt64(whole);
            return;
        }
        var nearest = exact.ToDouble();
        if (!exact.IsFinite || ExactNumber.From(nearest).CompareTo(exact) == 0)
        {
            AppendFraction(nearest);
            return;
        }
        // A decimal that no double equals: its shortest digits tell it apart from all others.
        Tag(12);
        AppendText(exact.ToCanonicalText());
    }

    private void AppendFraction(double value)
    {
        Tag(11);
        AppendInt64(BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));
    }

    private void AppendText(string text)
    {
        Tag(15);
        var length = Encoding.UTF8.GetByteCount(text);
        AppendInt32(length);
        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Math.Max(length, 1))));
    }

    private void AppendBlock(ReadOnlySpan<byte> bytes)
    {
        AppendInt32(bytes.Length);
        _buffer.Write(bytes);
    }

    private void AppendInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    private void AppendInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    private void Tag(byte tag)
    {
        _buffer.GetSpan(1)[0] = tag;
        _buffer.Advance(1);
    }
}
