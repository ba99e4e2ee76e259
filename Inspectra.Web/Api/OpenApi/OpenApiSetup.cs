using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Inspectra.Web.Api.OpenApi;

/// <summary>The description of the HTTP API: made from the routes themselves, so it can not fall behind.</summary>
public static class OpenApiSetup
{
    private const string KeyScheme = "ApiKey";

    public static IServiceCollection AddInspectraOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/v1/workspaces", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
    });

    public static void MapInspectraOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(ApiRoutes.OpenApiDocument.Replace("v1/openapi", "{documentName}/openapi", StringComparison.Ordinal))
            .RequireAuthorization(InspectraApi.DescriptionPolicyName);

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Inspectra API",
            Version = "v1",
            Description = "Send what happens and read the figures. Every call needs an API key of the workspace, as "
                + "\"Authorization: Bearer ins_…\" or in the header X-Api-Key. Times are UTC in ISO 8601. Lists are paged by "
                + "cursor. Refusals are problem details with a stable code and a correlation_id.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of the workspace: ins_…",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
