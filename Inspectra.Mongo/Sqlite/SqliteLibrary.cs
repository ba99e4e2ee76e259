using System.Runtime.InteropServices;

namespace Inspectra.Mongo.Sqlite;

/// <summary>The entry points of the native library, as function pointers.</summary>
/// <remarks>
/// Binding, reading a column and resetting neither block nor call back, so they skip the transition of the garbage
/// collector; stepping may read from the disk and does not.
/// </remarks>
internal sealed unsafe class SqliteLibrary
{
    public readonly delegate* unmanaged<byte*, nint*, int, byte*, int> Open;
    public readonly delegate* unmanaged<nint, int> Close;
    public readonly delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int> Prepare;
    public readonly delegate* unmanaged<nint, int> Step;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int> Reset;
    public readonly delegate* unmanaged<nint, int> Finalize;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, byte*, int, nint, int> BindBlob;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long, int> BindInt64;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> BindNull;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, byte*> ColumnBlob;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> ColumnBytes;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> ColumnInt64;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> ColumnType;
    public readonly delegate* unmanaged[SuppressGCTransition]<nint, int> Changes;
    public readonly delegate* unmanaged<nint, int> ExtendedErrorCode;
    public readonly delegate* unmanaged<nint, byte*> ErrorMessage;
    public readonly delegate* unmanaged<nint, void> Interrupt;
    private readonly delegate* unmanaged<byte*> _version;

    private SqliteLibrary(nint handle)
    {
        Open = (delegate* unmanaged<byte*, nint*, int, byte*, int>)NativeLibrary.GetExport(handle, "sqlite3_open_v2");
        Close = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_close_v2");
        Prepare = (delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int>)NativeLibrary.GetExport(handle, "sqlite3_prepare_v3");
        Step = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_step");
        Reset = (delegate* unmanaged[SuppressGCTransition]<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_reset");
        Finalize = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_finalize");
        BindBlob = (delegate* unmanaged[SuppressGCTransition]<nint, int, byte*, int, nint, int>)NativeLibrary.GetExport(handle, "sqlite3_bind_blob");
        BindInt64 = (delegate* unmanaged[SuppressGCTransition]<nint, int, long, int>)NativeLibrary.GetExport(handle, "sqlite3_bind_int64");
        BindNull = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(handle, "sqlite3_bind_null");
        ColumnBlob = (delegate* unmanaged[SuppressGCTransition]<nint, int, byte*>)NativeLibrary.GetExport(handle, "sqlite3_column_blob");
        ColumnBytes = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(handle, "sqlite3_column_bytes");
        ColumnInt64 = (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)NativeLibrary.GetExport(handle, "sqlite3_column_int64");
        ColumnType = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)NativeLibrary.GetExport(handle, "sqlite3_column_type");
        Changes = (delegate* unmanaged[SuppressGCTransition]<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_changes");
        ExtendedErrorCode = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "sqlite3_extended_errcode");
        ErrorMessage = (delegate* unmanaged<nint, byte*>)NativeLibrary.GetExport(handle, "sqlite3_errmsg");
        Interrupt = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(handle, "sqlite3_interrupt");
        _version = (delegate* unmanaged<byte*>)NativeLibrary.GetExport(handle, "sqlite3_libversion");
        VersionText = Marshal.PtrToStringUTF8((nint)_version()) ?? "0.0.0";
        Version = Version.TryParse(VersionText, out var parsed) ? parsed : new Version(0, 0);
    }

    /// <summary>The library of this process: the system's, which is security-maintained, or else the packaged one.</summary>
    public static SqliteLibrary Instance { get; } = Load();

    public string VersionText { get; }

    public Version Version { get; }

    /// <summary>Releases before this one can lose committed pages when two connections write or checkpoint at once.</summary>
    public static Version FirstWithoutWalResetBug { get; } = new(3, 51, 3);

    private static SqliteLibrary Load()
    {
        foreach (var name in (string[])["libsqlite3.so.0", "e_sqlite3", "libe_sqlite3.so", "libsqlite3.dylib", "winsqlite3"])
        {
            if (NativeLibrary.TryLoad(name, typeof(SqliteLibrary).Assembly, null, out var handle))
            {
                return new SqliteLibrary(handle);
            }
        }
        throw new DllNotFoundException("No SQLite library was found: neither the system's libsqlite3 nor the packaged e_sqlite3.");
    }
}
