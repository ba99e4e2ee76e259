namespace Inspectra.Seed;

/// <summary>The demo cannot be made here; the message says why and what to do.</summary>
public sealed class SeedRefusedException(string message) : Exception(message);
