namespace Inspectra.Seed;

/// <summary>What the person asked for on the command line.</summary>
/// <param name="Random">Start of all chance: the same number makes the same demo.</param>
/// <param name="Executions">How many executions the days get together, 1 to 10,000,000.</param>
/// <param name="Days">How many days, the last of which is the one before the demo workspace was made.</param>
/// <param name="Users">How many people.</param>
/// <param name="DataDirectory">Where the database is; null for the configured one.</param>
public sealed record SeedOptions(int Random, int Executions, int Days, int Users, string? DataDirectory);
