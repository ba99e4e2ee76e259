using Inspectra.Core.Errors;
using MongoDB.Bson;

namespace Inspectra.Web.Api;

/// <summary>Reads the workspace of an address.</summary>
public static class WorkspaceRoute
{
    /// <exception cref="NotFoundException">It is no identifier. A workspace that is missing or foreign answers alike.</exception>
    public static ObjectId Parse(string workspaceId) => ObjectId.TryParse(workspaceId, out var id)
        ? id
        : throw new NotFoundException(ErrorCode.WorkspaceNotFound, "This workspace does not exist.");
}
