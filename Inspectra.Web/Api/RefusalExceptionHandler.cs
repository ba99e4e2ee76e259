using System.Globalization;
using System.Text.Json;
using Inspectra.Core.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Inspectra.Web.Api;

/// <summary>The one place where an exception becomes an HTTP answer of the API.</summary>
public sealed class RefusalExceptionHandler(ILogger<RefusalExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (!context.Request.Path.StartsWithSegments(ApiRoutes.Root))
        {
            return false;
        }

        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            InspectraException refusal => Describe(refusal, context),
            BadHttpRequestException bad => Describe(bad),
            _ => Unknown(),
        };
        problem.Extensions["correlation_id"] = context.TraceIdentifier;
        if (problem.Status >= 500 && exception is not InspectraException)
        {
            logger.RequestFailed(context.TraceIdentifier, exception);
        }

        context.Response.StatusCode = problem.Status ?? 500;
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", ct);
        return true;
    }

    private static ProblemDetails Describe(InspectraException refusal, HttpContext context)
    {
        var problem = new ProblemDetails { Status = refusal.StatusCode, Title = refusal.Message };
        problem.Extensions["code"] = Spell(refusal.Code);
        switch (refusal)
        {
            case ValidationException invalid:
                problem.Extensions["errors"] = invalid.Failures
                    .Select(f => new { path = f.Path, message = f.Message, code = Spell(f.Code) })
                    .ToArray();
                break;
            case RateLimitedException limited:
                SetRetryAfter(context, limited.RetryAfter);
                break;
            case UnavailableException unavailable:
                SetRetryAfter(context, unavailable.RetryAfter);
                break;
        }

        return problem;
    }

    private static ProblemDetails Describe(BadHttpRequestException bad)
    {
        var problem = new ProblemDetails { Status = bad.StatusCode, Title = "The request could not be read." };
        var code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCode.PayloadTooLarge : ErrorCode.InvalidInput;
        problem.Extensions["code"] = Spell(code);
        return problem;
    }

    private static ProblemDetails Unknown()
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Something went wrong on our side. Tell your administrator the correlation id.",
        };
        problem.Extensions["code"] = Spell(ErrorCode.Internal);
        return problem;
    }

    private static void SetRetryAfter(HttpContext context, TimeSpan wait) => context.Response.Headers.RetryAfter =
        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static string Spell(ErrorCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
