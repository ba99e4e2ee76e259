using System.Globalization;
using System.Text.Json;
using Inspectra.Core.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Inspectra.Web.Api;

/// <summary>The one place where an exception becomes an HTTP answer of the API.</summary>
public sealed class RefusalExceptionHandler(ILogger<RefusalExceptionHandler> logger) : IExceptionHandler
{
    internal const string ContentType = "application/problem+json";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The path of the request is that of the error page by now.
        if (!new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path).StartsWithSegments(ApiRoutes.Root))
        {
            return false;
        }

        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            InspectraException refusal => Describe(refusal, httpContext),
            BadHttpRequestException bad => Describe(bad, httpContext),
            _ => Unknown(httpContext),
        };
        if (problem.Status >= 500 && exception is not InspectraException)
        {
            logger.RequestFailed(httpContext.TraceIdentifier, exception);
        }

        httpContext.Response.StatusCode = problem.Status ?? 500;
        await httpContext.Response.WriteAsJsonAsync(problem, options: null, ContentType, cancellationToken);
        return true;
    }

    /// <summary>Adds what every problem of the API carries.</summary>
    internal static ProblemDetails Complete(ProblemDetails problem, ErrorCode code, HttpContext context)
    {
        problem.Extensions["code"] = Spell(code);
        problem.Extensions["correlation_id"] = context.TraceIdentifier;
        return problem;
    }

    private static ProblemDetails Describe(InspectraException refusal, HttpContext context)
    {
        var problem = new ProblemDetails { Status = refusal.StatusCode, Title = refusal.Message };
        Complete(problem, refusal.Code, context);
        switch (refusal)
        {
            case ValidationException invalid:
                problem.Extensions["errors"] = invalid.Failures
                    .Select(f => new { path = f.Path, message = f.Message, code = Spell(f.Code) })
                    .ToArray();
                break;
            case UnauthenticatedException:
                context.Response.Headers.WWWAuthenticate = "Bearer";
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

    private static ProblemDetails Describe(BadHttpRequestException bad, HttpContext context)
    {
        var (code, title) = bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => (ErrorCode.PayloadTooLarge, "The body is too large. Send it in several requests."),
            StatusCodes.Status415UnsupportedMediaType => (ErrorCode.UnsupportedMediaType, "Send application/json."),
            StatusCodes.Status408RequestTimeout => (ErrorCode.InvalidInput, "The body came too slowly."),
            _ => (ErrorCode.InvalidInput, Explain(bad)),
        };
        return Complete(new ProblemDetails { Status = bad.StatusCode, Title = title }, code, context);
    }

    // Messages of the framework name types of ours, so only places are taken from them.
    private static string Explain(BadHttpRequestException bad)
    {
        if (bad.InnerException is not JsonException json)
        {
            return "A parameter or the body of the request could not be read.";
        }

        var where = json.Path is { Length: > 1 } path ? $" ({path})" : "";
        return json.LineNumber is { } line
            ? $"The body is not JSON of the expected shape: it goes wrong at line {line + 1}, column {(json.BytePositionInLine ?? 0) + 1}{where}."
            : $"The body is not JSON of the expected shape{where}.";
    }

    private static ProblemDetails Unknown(HttpContext context) => Complete(
        new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "Something went wrong on our side. Tell your administrator the correlation id.",
        }, ErrorCode.Internal, context);

    private static void SetRetryAfter(HttpContext context, TimeSpan wait) => context.Response.Headers.RetryAfter =
        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static string Spell(ErrorCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
