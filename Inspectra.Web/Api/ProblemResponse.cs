namespace Inspectra.Web.Api;

/// <summary>A refusal as every route words it (RFC 9457); this type is its description.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What is wrong, for a person.</param>
/// <param name="Code">What is wrong, for a program; it never changes its meaning.</param>
/// <param name="CorrelationId">Finds the request in the server's log.</param>
/// <param name="Errors">Each field at fault; with status 422 only.</param>
public sealed record ProblemResponse(
    int Status, string Title, string Code, string CorrelationId, IReadOnlyList<ProblemError>? Errors = null);

/// <param name="Path">The field, such as items[3].started_at.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Code">The same for a program.</param>
public sealed record ProblemError(string Path, string Message, string Code);
