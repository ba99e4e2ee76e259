using System.Globalization;
using Inspectra.Core.Db;
using Inspectra.Core.Documents.Sources;
using MongoDB.Bson;

namespace Inspectra.Core.Repos.Sources;

/// <summary>Rows that imports rejected.</summary>
public sealed class ImportRejectionRepository(InspectraDatabase database)
    : RepositoryBase<ImportRejectionDocument>(database, CollectionNames.ImportRejections)
{
    private const int RowsPerDocument = 1_000;

    /// <param name="lastRow">Number of the last row of the stretch that was read: it names the stretch.</param>
    public async Task SaveAsync(
        ObjectId workspaceId, ObjectId jobId, long lastRow, IReadOnlyList<ImportRejectionRow> rows, CancellationToken ct)
    {
        for (var part = 0; part * RowsPerDocument < rows.Count; part++)
        {
            var document = new ImportRejectionDocument
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{jobId}:{lastRow:D12}:{part:D4}"),
                WorkspaceId = workspaceId,
                JobId = jobId,
                Rows = [.. rows.Skip(part * RowsPerDocument).Take(RowsPerDocument)],
            };
            await ReplaceAsync(Filter.Eq(d => d.Id, document.Id), document, upsert: true, null, ct).ConfigureAwait(false);
        }
    }

    /// <param name="after">Id of the document before; null for the first.</param>
    public async Task<ImportRejectionDocument?> FindNextAsync(
        ObjectId workspaceId, ObjectId jobId, string? after, CancellationToken ct)
    {
        var prefix = jobId.ToString();
        var found = await ListAsync(
            Filter.Gt("_id", after ?? prefix + ":") & Filter.Lt("_id", prefix + ";") & Filter.Eq(d => d.WorkspaceId, workspaceId),
            Sort.Ascending("_id"), 1, null, ct).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    public Task<long> DeleteAsync(ObjectId workspaceId, ObjectId jobId, CancellationToken ct)
    {
        var prefix = jobId.ToString();
        return DeleteManyAsync(
            Filter.Gt("_id", prefix + ":") & Filter.Lt("_id", prefix + ";") & Filter.Eq(d => d.WorkspaceId, workspaceId), null, ct);
    }
}
