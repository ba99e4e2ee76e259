using System.Globalization;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>A place in the change log: after the given event of the given row.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Position">How many events of that row have been told; <see cref="WholeRow"/> for all of them.</param>
internal readonly record struct ResumeToken(long Row, int Position)
{
    public const int WholeRow = int.MaxValue;

    public byte[] ToBson() => DocumentBuilder.Start(64)
        .String("_data"u8, string.Create(CultureInfo.InvariantCulture, $"{Row:X16}{Position:X8}"))
        .FinishToArray();

    /// <exception cref="CommandException">It is no token of this engine.</exception>
    public static ResumeToken Parse(BsonDocument token)
    {
        if (token.TryGetValue("_data", out var data) && data is BsonString { Value.Length: 24 } text
            && long.TryParse(text.Value.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(text.Value.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var position)
            && row >= 0 && position >= 0)
        {
            return new ResumeToken(row, position);
        }
        throw new CommandException(260, "InvalidResumeToken", "The resume token does not come from this engine.");
    }
}
