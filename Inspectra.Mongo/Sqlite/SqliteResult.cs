namespace Inspectra.Mongo.Sqlite;

/// <summary>The result codes and flags that this library needs to know.</summary>
internal static class SqliteResult
{
    public const int Ok = 0;
    public const int Error = 1;
    public const int Full = 13;
    public const int Constraint = 19;
    public const int Row = 100;
    public const int Done = 101;

    public const int OpenReadWrite = 0x2;
    public const int OpenCreate = 0x4;
    public const int OpenNoMutex = 0x8000;

    public const uint PreparePersistent = 0x1;

    public const int TypeNull = 5;
}
