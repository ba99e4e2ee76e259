namespace Inspectra.Core.Analysis.Csv;

/// <param name="Name">A name for <see cref="TextEncodings.Find"/>.</param>
/// <param name="MarkBytes">Length of the byte order mark, which is no text.</param>
/// <param name="IsUnicode">False for a guess among the one-byte encodings; a person should look at the result.</param>
public sealed record DetectedEncoding(string Name, int MarkBytes, bool IsUnicode);
