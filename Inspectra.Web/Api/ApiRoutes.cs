namespace Inspectra.Web.Api;

/// <summary>Addresses of the HTTP API that more than one place needs.</summary>
public static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    public const string Workspace = Prefix + "/workspaces/{workspaceId}";

    public const string OpenApiDocument = "/openapi/v1.json";
}
