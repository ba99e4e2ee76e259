using Inspectra.Core.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Pages;

/// <summary>Base of every interactive page: owns the token of the running load and turns a refusal into a text.</summary>
public abstract class InspectraPage : ComponentBase, IDisposable
{
    private CancellationTokenSource? _running;
    private bool _disposed;

    [Inject] protected IStringLocalizer<UiTexts> T { get; private set; } = null!; // Set by the framework before any lifecycle method.

    /// <summary>Why the last load was refused, fit for the screen; null when it was not.</summary>
    protected string? Refusal { get; private set; }

    /// <summary>True until the first load has been answered.</summary>
    protected bool IsLoading { get; private set; } = true;

    /// <summary>Runs <paramref name="load"/>; a new load or leaving the page cancels it, and a late answer is dropped.</summary>
    protected async Task LoadAsync<T>(Func<CancellationToken, Task<T>> load, Action<T> apply)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(apply);
        var running = new CancellationTokenSource();
        if (Interlocked.Exchange(ref _running, running) is { } previous)
        {
            await previous.CancelAsync();
        }

        try
        {
            var answer = await load(running.Token);
            if (!running.IsCancellationRequested)
            {
                Refusal = null;
                IsLoading = false;
                apply(answer);
            }
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            // A newer load took its place.
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _running, null, running) == running)
            {
                running.Dispose();
            }
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
        {
            return;
        }

        _disposed = true;
        _running?.Cancel();
    }
}
