namespace Inspectra.Web.Api;

public static class ApiProblems
{
    /// <summary>Declares the refusals of a route for the OpenAPI document; 401, 403, 404 and 429 go without saying.</summary>
    public static RouteHandlerBuilder ProducesApiProblems(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses.Concat([401, 403, 404, 429]).Distinct().Order())
        {
            route.Produces<ProblemResponse>(status, RefusalExceptionHandler.ContentType);
        }

        return route;
    }
}
