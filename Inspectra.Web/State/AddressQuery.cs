using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Inspectra.Web.State;

public static class AddressQuery
{
    /// <returns>The query values of an absolute address; empty when it has none.</returns>
    public static IReadOnlyDictionary<string, StringValues> Of(string uri)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? new Dictionary<string, StringValues>() : QueryHelpers.ParseQuery(uri[start..]);
    }
}
