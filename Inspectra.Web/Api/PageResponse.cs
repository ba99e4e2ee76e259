using Inspectra.Core.Services;

namespace Inspectra.Web.Api;

/// <param name="Items">The rows of this page.</param>
/// <param name="Total">How many there are in all, where that is known.</param>
/// <param name="Next">Cursor of the next page; absent on the last one.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, long? Total, string? Next);

public static class PageResponse
{
    public static PageResponse<TResponse> From<TItem, TResponse>(Page<TItem> page, Func<TItem, TResponse> map) =>
        new([.. page.Items.Select(map)], page.Total, page.Next);
}
