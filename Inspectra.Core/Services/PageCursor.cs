using Inspectra.Core.Errors;
using MongoDB.Bson;

namespace Inspectra.Core.Services;

/// <summary>The opaque text that says where the next stretch of a list begins, for lists ordered by id.</summary>
internal static class PageCursor
{
    public const int MaxPageSize = 200;

    public static string? From(ObjectId? next) => next?.ToString();

    /// <exception cref="RuleViolationException">The text is none that this product made.</exception>
    public static ObjectId? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) { return null; }
        return ObjectId.TryParse(cursor, out var id)
            ? id
            : throw new RuleViolationException(ErrorCode.InvalidCursor, "This list cannot be continued from here: start at its beginning.");
    }

    /// <exception cref="RuleViolationException">The size is outside 1 to <see cref="MaxPageSize"/>.</exception>
    public static void CheckSize(int limit)
    {
        if (limit is < 1 or > MaxPageSize)
        {
            throw new RuleViolationException(
                ErrorCode.InvalidPageSize, $"A page has between 1 and {MaxPageSize} rows.", MaxPageSize);
        }
    }
}
