using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Workspaces;

internal static partial class WorkspaceLog
{
    [LoggerMessage(1200, LogLevel.Information, "Workspace {WorkspaceId} created.")]
    public static partial void WorkspaceCreated(this ILogger logger, ObjectId workspaceId);

    [LoggerMessage(1201, LogLevel.Information, "Workspace {WorkspaceId} removed with {Documents} documents.")]
    public static partial void WorkspaceRemoved(this ILogger logger, ObjectId workspaceId, long documents);

    [LoggerMessage(1202, LogLevel.Information, "User {UserId} joined workspace {WorkspaceId}.")]
    public static partial void MemberAdded(this ILogger logger, ObjectId userId, ObjectId workspaceId);

    [LoggerMessage(1203, LogLevel.Information, "User {UserId} left workspace {WorkspaceId}.")]
    public static partial void MemberRemoved(this ILogger logger, ObjectId userId, ObjectId workspaceId);

    [LoggerMessage(1204, LogLevel.Information, "API key {KeyId} of workspace {WorkspaceId} created.")]
    public static partial void ApiKeyCreated(this ILogger logger, ObjectId keyId, ObjectId workspaceId);

    [LoggerMessage(1205, LogLevel.Information, "API key {KeyId} of workspace {WorkspaceId} revoked.")]
    public static partial void ApiKeyRevoked(this ILogger logger, ObjectId keyId, ObjectId workspaceId);
}
