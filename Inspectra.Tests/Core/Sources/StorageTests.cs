using System.Security.Cryptography;
using Inspectra.Core.Errors;
using Inspectra.Core.Providers.Storage;
using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Sources;

public sealed class StorageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255 * 1024)]
    [InlineData((255 * 1024 * 6) + 17)]
    public async Task SaveAsync_AnySize_ComesBackByteForByte(int size)
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var storage = core.Get<IStorageProvider>();
        var bytes = new byte[size];
        new Random(5).NextBytes(bytes);

        var saved = await storage.SaveAsync(owner.WorkspaceId, "a.bin", new MemoryStream(bytes), 10 << 20, CancellationToken.None);

        var back = new MemoryStream();
        await using var content = (await storage.OpenAsync(owner.WorkspaceId, saved.Id, CancellationToken.None))!; // It was just saved.
        await content.CopyToAsync(back);
        Assert.Equal((size, Convert.ToHexStringLower(SHA256.HashData(bytes))), (saved.SizeBytes, saved.Sha256));
        Assert.Equal(bytes, back.ToArray());
    }

    [Fact]
    public async Task SaveAsync_BeyondTheLimit_IsRefusedAndLeavesNothing()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var storage = core.Get<IStorageProvider>();

        await Assert.ThrowsAsync<PayloadTooLargeException>(() =>
            storage.SaveAsync(owner.WorkspaceId, "a.bin", new MemoryStream(new byte[1_000_001]), 1_000_000, CancellationToken.None));

        Assert.Empty(await storage.ListAsync(owner.WorkspaceId, 10, CancellationToken.None));
    }

    [Fact]
    public async Task OpenAsync_FromAnotherWorkspace_FindsNothing()
    {
        await using var core = TestCore.Create();
        var owner = await core.SetUpAsync();
        var other = await core.AddWorkspaceAsync(owner, "Other");
        var storage = core.Get<IStorageProvider>();
        var saved = await storage.SaveAsync(owner.WorkspaceId, "a.bin", new MemoryStream([1, 2, 3]), 100, CancellationToken.None);

        Assert.Null(await storage.OpenAsync(other, saved.Id, CancellationToken.None));
        Assert.False(await storage.DeleteAsync(other, saved.Id, CancellationToken.None));
        Assert.True(await storage.DeleteAsync(owner.WorkspaceId, saved.Id, CancellationToken.None));
        Assert.Null(await storage.FindAsync(owner.WorkspaceId, saved.Id, CancellationToken.None));
    }
}
