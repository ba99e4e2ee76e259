using System.Text;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Metrics.Time;
using Inspectra.Core.Repos.Metrics;

namespace Inspectra.Core.Metrics.Ingestion;

/// <summary>What one attempt to commit a group of batches will write; outcomes follow from it.</summary>
internal sealed class CommitPlan
{
    private readonly StreamDefinition _stream;
    private readonly List<Item> _items = [];
    private readonly HashSet<long> _recounted = [];
    private readonly List<EventFact> _removed = [];

    public CommitPlan(StreamDefinition stream, IReadOnlyList<WaitingBatch> batches)
    {
        _stream = stream;
        var seen = new Dictionary<EventKey, Item>();
        var open = new Dictionary<string, Item>();
        foreach (var batch in batches)
        {
            for (var i = 0; i < batch.Events.Count; i++)
            {
                Add(seen, open, batch, i);
            }
        }
    }

    /// <summary>One per distinct event id and time.</summary>
    public IReadOnlyList<Item> Items => _items;

    public IReadOnlySet<long> RecountedHours => _recounted;

    public IEnumerable<byte[]> Inserted => _items.Where(i => i.Action == ItemAction.Insert).Select(i => i.Record.Document);

    public IEnumerable<(EventKey Key, byte[] Document)> Replaced =>
        _items.Where(i => i.Action == ItemAction.Replace).Select(i => (i.Key, i.Record.Document));

    /// <summary>Events that moved to another time and go from their old place.</summary>
    public List<EventKey> Deleted { get; } = [];

    public List<string> Closed { get; } = [];

    public IEnumerable<EventKey> Opened =>
        _items.Where(i => i.Action != ItemAction.None && IsOpen(i.Record.Fact)).Select(i => i.Key);

    /// <summary>Change of the number of open events.</summary>
    public long OpenChange { get; private set; }

    /// <summary>What the rollups have to count, outside the recounted hours.</summary>
    public EventFact[] Facts()
    {
        var facts = new List<EventFact>(_items.Count + _removed.Count);
        foreach (var item in _items)
        {
            if (item.Action != ItemAction.None)
            {
                facts.Add(item.Record.Fact);
            }
        }

        facts.AddRange(_removed);
        if (_recounted.Count > 0)
        {
            facts.RemoveAll(f => _recounted.Contains(HourOf(f)));
        }

        return [.. facts];
    }

    /// <summary>Settles the events against those with the same id and time that are stored.</summary>
    public void Meet(IEnumerable<byte[]> stored, EventFactReader reader)
    {
        var byKey = _items.ToDictionary(i => i.Key);
        foreach (var document in stored)
        {
            var item = byKey[KeyOf(document)];
            var before = reader.Read(document);
            item.WasStored = true;
            if (!Supersedes(item.Record.Fact, before))
            {
                item.Settle(ItemAction.None, EventOutcome.Duplicate);
                continue;
            }

            item.Settle(ItemAction.Replace, EventOutcome.Updated);
            GoesOut(before, item);
        }
    }

    /// <summary>Settles the events against an open one with the same id but another time.</summary>
    public void MeetOpen(byte[] stored, Item item, EventFactReader reader)
    {
        var before = reader.Read(stored);
        if (!Supersedes(item.Record.Fact, before))
        {
            item.Settle(ItemAction.None, EventOutcome.Duplicate);
            return;
        }

        item.Settle(ItemAction.Insert, EventOutcome.Updated);
        Deleted.Add(KeyOf(stored));
        GoesOut(before, item);
    }

    /// <summary>To be called once all is settled.</summary>
    public void CountOpen()
    {
        OpenChange -= Closed.Count;
        OpenChange += Opened.Count();
    }

    /// <summary>Whether there is anything to store.</summary>
    public bool ChangesAnything => _items.Exists(i => i.Action != ItemAction.None);

    /// <summary>Tells the batches what became of their events.</summary>
    public void Publish()
    {
        foreach (var item in _items)
        {
            item.Publish();
        }
    }

    public static EventKey KeyOf(ReadOnlySpan<byte> document) =>
        new(EventRecord.TimeOf(document), Encoding.UTF8.GetString(EventRecord.IdOf(document)));

    private void Add(Dictionary<EventKey, Item> seen, Dictionary<string, Item> open, WaitingBatch batch, int index)
    {
        var record = batch.Events[index];
        var key = KeyOf(record.Document);
        if (!seen.TryGetValue(key, out var first) && !open.TryGetValue(key.EventId, out first))
        {
            first = new(key, record);
            seen.Add(key, first);
            _items.Add(first);
            first.Own(batch, index, EventOutcome.Accepted);
        }
        else if (Supersedes(record.Fact, first.Record.Fact))
        {
            // The same execution further on; its start may have become known only now.
            seen.Remove(first.Key);
            first.Key = key;
            first.Record = record;
            seen[key] = first;
            first.Own(batch, index, EventOutcome.Updated);
        }
        else
        {
            first.Own(batch, index, EventOutcome.Duplicate);
        }

        if (IsOpen(first.Record.Fact))
        {
            open[key.EventId] = first;
        }
        else
        {
            open.Remove(key.EventId);
        }
    }

    /// <summary>An open event gives way to a final state, a queued one also to a running one; nothing else changes.</summary>
    private bool Supersedes(in EventFact now, in EventFact before) => IsOpen(before) && now.Status < before.Status;

    private bool IsOpen(in EventFact fact) => fact.Status >= _stream.FirstOpenStatus;

    private void GoesOut(EventFact before, Item item)
    {
        Closed.Add(item.Key.EventId);
        var now = item.Record.Fact;
        before.Sign = -1;
        _removed.Add(before);

        // Distinct counts and extremes cannot be taken back from a cell: unless the event stays among the same
        // cells' users and agents, its hour is counted anew.
        var stays = before.TimeMs / RollupTiers.QuarterMs == now.TimeMs / RollupTiers.QuarterMs && (before.MeasureMask & 1) == 0;
        for (var dimension = 0; dimension < _stream.Dimensions.Count; dimension++)
        {
            stays &= before.Dimensions[dimension].Equals(now.Dimensions[dimension]);
        }

        if (!stays)
        {
            _recounted.Add(HourOf(before));
            _recounted.Add(HourOf(now));
        }
    }

    private static long HourOf(in EventFact fact) => fact.TimeMs / RollupTiers.HourMs * RollupTiers.HourMs;

    internal enum ItemAction
    {
        Insert,
        Replace,
        None,
    }

    /// <summary>One distinct event of the group, and every place in the batches where it stood.</summary>
    internal sealed class Item(EventKey key, EventRecord record)
    {
        private readonly List<(WaitingBatch Batch, int Index, EventOutcome Outcome)> _owners = new(1);

        public EventKey Key { get; set; } = key;

        public EventRecord Record { get; set; } = record;

        public ItemAction Action { get; private set; } = ItemAction.Insert;

        public bool WasStored { get; set; }

        public void Own(WaitingBatch batch, int index, EventOutcome outcome) => _owners.Add((batch, index, outcome));

        /// <summary>What the store says about the first coming of the event holds for it; later ones were settled among themselves.</summary>
        public void Settle(ItemAction action, EventOutcome outcome)
        {
            Action = action;
            for (var i = 0; i < _owners.Count; i++)
            {
                var owner = _owners[i];
                var settled = action == ItemAction.None || owner.Outcome == EventOutcome.Accepted ? outcome : owner.Outcome;
                _owners[i] = owner with { Outcome = settled };
            }
        }

        public void Publish()
        {
            foreach (var (batch, index, outcome) in _owners)
            {
                batch.Outcomes[index] = outcome;
            }
        }
    }
}
