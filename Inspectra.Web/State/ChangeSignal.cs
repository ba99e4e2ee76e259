namespace Inspectra.Web.State;

/// <summary>The change event that every state class raises: asynchronous, and safe when a subscriber leaves while being told.</summary>
public sealed class ChangeSignal
{
    private readonly List<Func<Task>> _subscribers = [];

    public IDisposable Subscribe(Func<Task> onChanged)
    {
        lock (_subscribers)
        {
            _subscribers.Add(onChanged);
        }

        return new Subscription(() =>
        {
            lock (_subscribers)
            {
                _subscribers.Remove(onChanged);
            }
        });
    }

    public async Task RaiseAsync()
    {
        Func<Task>[] subscribers;
        lock (_subscribers)
        {
            subscribers = [.. _subscribers];
        }

        foreach (var notify in subscribers)
        {
            await notify();
        }
    }
}
