using System.Globalization;
using System.Text;
using MongoDB.Bson;

namespace Inspectra.Core.Metrics.Queries;

/// <summary>Remembers answers for as long as the data they were calculated from are the newest.</summary>
/// <remarks>Bounded; the one not asked for longest goes first.</remarks>
internal sealed class AnswerCache
{
    private const int MaxAnswers = 400;
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    public MetricAnswer? Find(Key key, long version)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node) || node.Value.Version != version)
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Add(Key key, long version, MetricAnswer answer)
    {
        lock (_gate)
        {
            if (_entries.Remove(key, out var before))
            {
                _byUse.Remove(before);
            }

            _entries[key] = _byUse.AddFirst(new Entry(key, version, answer));
            if (_byUse.Count > MaxAnswers && _byUse.Last is { } last)
            {
                _byUse.RemoveLast();
                _entries.Remove(last.Value.Key);
            }
        }
    }

    /// <param name="minute">The minute of asking: what is complete changes with time.</param>
    public static Key KeyOf(MetricQuery query, decimal? pricePerCredit, long minute)
    {
        var text = new StringBuilder();
        void Part(string? part) => text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");

        Part(query.Stream);
        foreach (var metric in query.Metrics)
        {
            Part(metric);
        }

        Part(query.TimeZone);
        Part(query.SplitBy);
        text.Append(
            CultureInfo.InvariantCulture,
            $"|{query.FromUtc.Ticks}|{query.ToUtc.Ticks}|{query.Grain}|{query.Top}|{query.Comparison}|{pricePerCredit}|{minute}|");
        foreach (var filter in query.Filters)
        {
            text.Append(CultureInfo.InvariantCulture, $"{filter.Mode}{filter.Values.Count}");
            Part(filter.Dimension);
            foreach (var value in filter.Values)
            {
                Part(value);
            }
        }

        return new(query.WorkspaceId, text.ToString());
    }

    internal readonly record struct Key(ObjectId WorkspaceId, string Text);

    private sealed record Entry(Key Key, long Version, MetricAnswer Answer);
}
