using System.Security.Cryptography;
using Inspectra.Core;
using Inspectra.Core.Security;

namespace Inspectra.Tests.Core.Security;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inspectra-key-").FullName;

    [Fact]
    public void Open_SealedBeforeARestart_GivesTheSameBytes()
    {
        var sealedBytes = Key().Seal("secret"u8);

        var opened = Key().Open(sealedBytes);

        Assert.Equal("secret"u8.ToArray(), opened);
        Assert.False(sealedBytes.AsSpan().IndexOf("secret"u8) >= 0);
    }

    [Fact]
    public void Open_OneBitChanged_IsRefused()
    {
        var sealedBytes = Key().Seal("secret"u8);
        sealedBytes[14] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => Key().Open(sealedBytes));
        Assert.ThrowsAny<CryptographicException>(() => Key().Open([1, 2, 3]));
    }

    [Fact]
    public void Seal_FirstUse_MakesAFileForItsOwnerOnly()
    {
        Key().Seal("secret"u8);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "master.key")));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MasterKey Key() => new(new InspectraSettings { DataDirectory = _folder });
}
