namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Names one write of one session: a second command with the same key is the same write sent again.</summary>
internal sealed record RetryKey(string Session, long Number);
