namespace Inspectra.Web.Api;

/// <summary>Addresses of the HTTP API that more than one place needs.</summary>
public static class ApiRoutes
{
    public const string Root = "/api";

    public const string Prefix = Root + "/v1";

    public const string Workspace = Prefix + "/workspaces/{workspaceId}";

    public const string OpenApiDocument = Prefix + "/openapi.json";
}
