using MongoDB.Bson;

namespace Inspectra.Core.Documents;

/// <summary>Anything that belongs to one workspace; stored as <c>workspaceId</c>.</summary>
public interface IWorkspaceDocument : IDocument
{
    ObjectId WorkspaceId { get; }
}
