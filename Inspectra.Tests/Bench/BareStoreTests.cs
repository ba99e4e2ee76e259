using Inspectra.Bench.Support;
using MongoDB.Bson;

namespace Inspectra.Tests.Bench;

public sealed class BareStoreTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("inspectra-bare-");

    [Fact]
    public void Insert_SeveralTransactions_HoldsEveryRowUnderItsKey()
    {
        var workspace = ObjectId.GenerateNewId();
        var rows = ExecutionBodies.Live(250).ConvertAll(e => ExecutionBodies.Stored(workspace, e));
        using var store = new BareStore(Path.Combine(_directory.FullName, "bare.db"));

        store.Insert(rows, rowsPerTransaction: 100);

        var read = new List<byte[]>();
        store.Query("SELECT d.doc FROM x JOIN d ON d.rid = x.rid ORDER BY x.k", 1, (_, _) => { }, s => read.Add(s.Blob(0).ToArray()));
        Assert.Equal(rows.ConvertAll(r => r.Document), read);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
