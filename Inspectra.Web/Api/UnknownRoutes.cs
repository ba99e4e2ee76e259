using Inspectra.Core.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Template;

namespace Inspectra.Web.Api;

/// <summary>Answers what no route of the API answers: an unknown address, or a known one with a
/// method or a kind of body that it does not take.</summary>
internal static class UnknownRoutes
{
    public static void MapUnknownApiRoutes(this IEndpointRouteBuilder routes) =>
        routes.Map(ApiRoutes.Root + "/{**rest}", Refuse).AllowAnonymous().ExcludeFromDescription();

    private static JsonHttpResult<ProblemDetails> Refuse(HttpContext context, EndpointDataSource endpoints)
    {
        var here = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => IsAt(e, context.Request.Path)).ToList();
        if (here.Count == 0)
        {
            throw new NotFoundException(ErrorCode.NotFound, "The API has no such address. /api-docs lists all of them.");
        }

        var taken = here.Find(e => MethodsOf(e).Contains(context.Request.Method))?.Metadata.GetMetadata<IAcceptsMetadata>();
        if (taken is not null)
        {
            throw new UnsupportedMediaTypeException(
                ErrorCode.UnsupportedMediaType, $"Send {string.Join(" or ", taken.ContentTypes.Take(2))}.");
        }

        var allowed = here.SelectMany(MethodsOf).Distinct().Order(StringComparer.Ordinal).ToList();

        context.Response.Headers.Allow = string.Join(", ", allowed);
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status405MethodNotAllowed,
            Title = $"This address answers {string.Join(" and ", allowed)} only.",
        };
        RefusalExceptionHandler.Complete(problem, ErrorCode.MethodNotAllowed, context);
        return TypedResults.Json(problem, contentType: RefusalExceptionHandler.ContentType, statusCode: problem.Status);
    }

    private static bool IsAt(RouteEndpoint endpoint, PathString path) =>
        MethodsOf(endpoint).Count > 0 && endpoint.RoutePattern.RawText is { } pattern
        && pattern.StartsWith(ApiRoutes.Root, StringComparison.Ordinal) // And not the files that may lie anywhere.
        && new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(path, []);

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
