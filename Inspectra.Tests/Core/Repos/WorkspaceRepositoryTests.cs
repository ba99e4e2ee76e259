using Inspectra.Core.Documents.Workspaces;
using Inspectra.Core.Errors;
using Inspectra.Core.Repos;
using Inspectra.Core.Repos.Workspaces;
using Inspectra.Tests.Support;
using MongoDB.Bson;

namespace Inspectra.Tests.Core.Repos;

/// <summary>The operations that every repository of workspace data has, shown on one of them.</summary>
public sealed class WorkspaceRepositoryTests : IAsyncDisposable
{
    private static readonly ObjectId s_ours = ObjectId.Parse("65f000000000000000000001");
    private static readonly ObjectId s_theirs = ObjectId.Parse("65f000000000000000000002");
    private readonly TestCore _core = TestCore.Create();

    [Fact]
    public async Task EveryOperation_OnAnotherWorkspacesDocument_FindsNothing()
    {
        var theirs = await CreateAsync(s_theirs, 1);
        var id = theirs[0].Id;

        Assert.Null(await Members.FindByIdAsync(s_ours, id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => Members.GetByIdAsync(s_ours, id, default));
        Assert.Empty(await Members.ListByIdsAsync(s_ours, [id], default));
        Assert.Empty(await Members.ListAsync(s_ours, null, 10, default));
        Assert.Empty((await Members.PageAsync(s_ours, null, 10, null, default)).Items);
        Assert.False(await Members.ExistsAsync(s_ours, m => m.Id == id, default));
        Assert.Equal(0, await Members.CountAsync(s_ours, null, default));
        Assert.Equal(0, await Members.SetAsync(s_ours, m => m.Id == id, m => m.Role, 9, default));
        Assert.False(await Members.UpdateAsync(s_ours, theirs[0] with { WorkspaceId = s_ours }, default));
        Assert.False(await Members.DeleteAsync(s_ours, id, default));
        Assert.Equal(0, await Members.DeleteManyAsync(s_ours, [id], default));
        Assert.Equal(theirs[0], await Members.GetByIdAsync(s_theirs, id, default));
    }

    [Fact]
    public async Task CreateAsync_DocumentOfAnotherWorkspace_IsADefect()
    {
        var document = Document(s_theirs, 1);

        await Assert.ThrowsAsync<ArgumentException>(() => Members.CreateAsync(s_ours, document, default));
    }

    [Fact]
    public async Task PageAsync_FiveInPagesOfTwo_ShowsEachOnceNewestFirst()
    {
        var created = await CreateAsync(s_ours, 5);
        var seen = new List<ObjectId>();
        ObjectId? next = null;
        var pages = 0;

        do
        {
            var page = await Members.PageAsync(s_ours, null, 2, next, default);
            seen.AddRange(page.Items.Select(m => m.Id));
            next = page.Next;
            pages++;
        }
        while (next is not null);

        Assert.Equal(created.Select(m => m.Id).OrderDescending(), seen);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task TryCreateAsync_UniqueKeyTaken_IsFalse()
    {
        var first = Document(s_ours, 1);

        var created = await Members.TryCreateAsync(s_ours, first, default);
        var again = await Members.TryCreateAsync(s_ours, first with { Id = ObjectId.GenerateNewId() }, default);

        Assert.Equal((true, false), (created, again));
    }

    [Fact]
    public async Task UpdateManyAsync_TwoOfThree_ChangesThose()
    {
        var created = await CreateAsync(s_ours, 3);

        var found = await Members.UpdateManyAsync(s_ours, [created[0] with { Role = 7 }, created[2] with { Role = 8 }], default);

        var listed = await Members.ListAsync(s_ours, null, 10, default);
        Assert.Equal(2, found);
        Assert.Equal([7, 1, 8], listed.Select(m => m.Role));
    }

    [Fact]
    public async Task SetAsync_AndDeleteAsync_WithACondition_TouchWhatAnswersToIt()
    {
        var created = await CreateAsync(s_ours, 4);
        var chosen = created[1].UserId;

        var set = await Members.SetAsync(s_ours, m => m.UserId == chosen, m => m.Role, 5, default);
        var deleted = await Members.DeleteAsync(s_ours, m => m.Role < 5, default);

        var left = await Members.ListAsync(s_ours, null, 10, default);
        Assert.Equal((1, 3), (set, deleted));
        Assert.Equal([chosen], left.Select(m => m.UserId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RepositoryBase<MemberDocument>.MaxListed + 1)]
    public async Task ListAsync_Unbounded_IsADefect(int limit) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Members.ListAsync(s_ours, null, limit, default));

    [Fact]
    public async Task RunAsync_ThatThrows_StoresNothing()
    {
        var transactions = _core.Get<TransactionRunner>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => transactions.RunAsync(async (transaction, ct) =>
        {
            await Members.CreateAsync(s_ours, Document(s_ours, 1), transaction, ct);
            throw new InvalidOperationException("After the write.");
        }, default));

        Assert.Equal(0, await Members.CountAsync(s_ours, null, default));
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private MemberRepository Members => _core.Get<MemberRepository>();

    private async Task<List<MemberDocument>> CreateAsync(ObjectId workspaceId, int count)
    {
        var documents = Enumerable.Range(1, count).Select(i => Document(workspaceId, i)).ToList();
        await Members.CreateManyAsync(workspaceId, documents, default);
        return documents;
    }

    private MemberDocument Document(ObjectId workspaceId, int number) => new()
    {
        Id = ObjectId.Parse($"65f0000000000000001{number:x5}"),
        WorkspaceId = workspaceId,
        UserId = ObjectId.Parse($"65f0000000000000002{number:x5}"),
        Role = 1,
        CreatedUtc = _core.Clock.UtcNow,
    };
}
