namespace MongoDB.Bson.IO;

/// <summary>The smallest meaningful piece of JSON text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without quotes and escapes.</param>
/// <param name="Position">Where it begins, for messages.</param>
internal readonly record struct JsonToken(JsonTokenKind Kind, string Text, int Position)
{
    /// <summary>Only for regular expressions.</summary>
    public string Options { get; init; } = "";

    public bool Is(char punctuation) => Kind == JsonTokenKind.Punctuation && Text[0] == punctuation;
}

internal enum JsonTokenKind
{
    End,
    Punctuation,
    Text,
    Number,
    Word,
    RegularExpression,
}
