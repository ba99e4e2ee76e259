namespace Inspectra.Web.State;

/// <summary>Short messages in a corner, with an undo where there is one.</summary>
public sealed class ToastState
{
    private readonly ChangeSignal _changed = new();
    private readonly List<Toast> _toasts = [];

    public IReadOnlyList<Toast> Toasts => _toasts;

    public IDisposable Subscribe(Func<Task> onChanged) => _changed.Subscribe(onChanged);

    public Task ShowAsync(ToastKind kind, string message, string? actionLabel = null, Func<Task>? action = null)
    {
        _toasts.Add(new Toast(Guid.NewGuid(), kind, message, actionLabel, action));
        if (_toasts.Count > 4)
        {
            _toasts.RemoveAt(0);
        }

        return _changed.RaiseAsync();
    }

    public Task DismissAsync(Guid id) => _toasts.RemoveAll(t => t.Id == id) > 0 ? _changed.RaiseAsync() : Task.CompletedTask;
}

public enum ToastKind
{
    Good,
    Info,
    Warning,
    Bad,
}

public sealed record Toast(Guid Id, ToastKind Kind, string Message, string? ActionLabel, Func<Task>? Action);
