using System.Globalization;
using Inspectra.Core.Errors;

namespace Inspectra.Web.Api;

/// <summary>Reads the times in queries. One without an offset is UTC, wherever the server stands.</summary>
internal static class ApiTime
{
    /// <param name="path">The field, as the answer is to name it.</param>
    /// <exception cref="ValidationException">It is missing, or no ISO 8601 time.</exception>
    public static DateTime Parse(string path, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new ValidationException(ErrorCode.InvalidPeriod, path, "Name the period: from and to, as ISO 8601 times.");
        }

        // In a query string a plus that was not escaped arrives as a blank.
        var isTime = DateTimeOffset.TryParse(
            text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        return isTime && text.Length is >= 10 and <= 40 && text[4] == '-'
            ? time.UtcDateTime
            : throw new ValidationException(ErrorCode.InvalidPeriod, path, "This is not an ISO 8601 time such as 2026-01-31T10:15:00Z.");
    }
}
