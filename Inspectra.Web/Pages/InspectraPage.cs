using Inspectra.Core.Errors;
using Inspectra.Core.Localization;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Pages;

/// <summary>Base of every interactive page: owns the token of the running load and turns a refusal into a text.</summary>
public abstract class InspectraPage : ComponentBase, IDisposable
{
    private CancellationTokenSource? _running;
    private bool _disposed;

    [Inject] protected IStringLocalizer<UiTexts> T { get; private set; } = null!; // Set by the framework before any lifecycle method.

    [Inject] protected IStringLocalizer<Texts> RefusalTexts { get; private set; } = null!; // As above.

    /// <summary>The workspace of the address; the layout has made it <see cref="WorkspaceState.Current"/> before the page appears.</summary>
    [Parameter] public string? WorkspaceId { get; set; }

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
        catch (InspectraException refusal) when (!running.IsCancellationRequested)
        {
            IsLoading = false;
            Refusal = RefusalText.Of(refusal, RefusalTexts);
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _running, null, running) == running)
            {
                running.Dispose();
            }
        }
    }

    /// <summary>Runs an action of the person; a refusal becomes <see cref="Refusal"/>.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<CancellationToken, Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            // What a person started is finished even when they leave the page meanwhile.
            await action(CancellationToken.None);
            Refusal = null;
            return true;
        }
        catch (InspectraException refusal)
        {
            Refusal = RefusalText.Of(refusal, RefusalTexts);
            return false;
        }
    }

    /// <summary>Enters the page from an event of another thread; a failure reaches the error boundary as if the page had caused it.</summary>
    protected void Enter(Func<Task> action) => _ = InvokeAsync(async () =>
    {
        try
        {
            await action();
            StateHasChanged();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await DispatchExceptionAsync(failure);
        }
    });

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
