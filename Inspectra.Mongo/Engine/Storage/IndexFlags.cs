namespace Inspectra.Mongo.Engine.Storage;

/// <summary>What an index is, as it is stored.</summary>
[Flags]
internal enum IndexFlags
{
    None = 0,
    Unique = 1,
    Sparse = 2,
    MultiKey = 4,
}
