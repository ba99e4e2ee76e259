using Inspectra.Core;
using Inspectra.Core.Repos.Identity;
using Inspectra.Tests.Support;
using Microsoft.AspNetCore.DataProtection;

namespace Inspectra.Tests.Core.Identity;

public sealed class DataProtectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inspectra-dp-").FullName;

    [Fact]
    public async Task Unprotect_AfterARestart_ReadsWhatWasProtected()
    {
        string cookie;
        await using (var first = Server())
        {
            cookie = Protector(first).Protect("session");
        }

        await using var second = Server();
        Assert.Equal("session", Protector(second).Unprotect(cookie));
    }

    [Fact]
    public async Task Protect_Keys_AreStoredSealed()
    {
        await using var core = Server();
        Protector(core).Protect("session");

        var stored = await core.Get<DataProtectionKeyRepository>().ListAsync(null, 10, CancellationToken.None);

        Assert.NotEmpty(stored);
        Assert.All(stored, key => Assert.Contains("<sealed", key.Xml, StringComparison.Ordinal));
        Assert.All(stored, key => Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TestCore Server() => TestCore.Create(
        services => services.AddInspectraServer(),
        new InspectraSettings { DataDirectory = Path.Combine(_folder, "data"), PasswordIterations = 1_000 });

    private static IDataProtector Protector(TestCore core) => core.Get<IDataProtectionProvider>().CreateProtector("test");
}
