namespace Inspectra.Mongo.Engine.Execution;

/// <summary>How a batch ended.</summary>
/// <param name="HasMore">Whether more may follow, so that the cursor lives on.</param>
/// <param name="ResumeToken">BSON of the place after this batch, for change streams; null for other cursors.</param>
internal readonly record struct BatchEnd(bool HasMore, byte[]? ResumeToken);
