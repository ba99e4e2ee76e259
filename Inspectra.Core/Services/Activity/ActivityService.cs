using System.Text;
using Inspectra.Core.Errors;
using Inspectra.Core.Metrics;
using Inspectra.Core.Metrics.Cells;
using Inspectra.Core.Metrics.Ingestion;
using Inspectra.Core.Metrics.Streams;
using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Activity;

/// <summary>Notes what people do in the product, through the same pipeline as everything else that is counted.</summary>
public sealed class ActivityService
{
    private const int MaxNameLength = 200;
    private const int MaxIdLength = 128;
    private readonly AccessService _access;
    private readonly EventPipeline _pipeline;
    private readonly DimensionValuePool _pool;
    private readonly TimeProvider _time;

    internal ActivityService(AccessService access, StreamWriters writers, DimensionValuePool pool, TimeProvider time)
    {
        _access = access;
        _pipeline = writers.PipelineOf(StreamKeys.Activity);
        _pool = pool;
        _time = time;
    }

    /// <returns>How many were new; all are durable by then.</returns>
    /// <exception cref="ValidationException">An item breaks a rule; nothing was stored.</exception>
    /// <exception cref="UnavailableException">Too much is waiting already; nothing was stored.</exception>
    public async Task<int> TrackAsync(Actor actor, ObjectId workspaceId, IReadOnlyList<ActivityInput> items, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(items);

        // Whoever may look at a workspace leaves traces in it.
        await _access.DemandAsync(actor, Permission.ViewAnalytics, workspaceId, ct).ConfigureAwait(false);
        RuleViolationException.ThrowIf(
            items.Count > EventPipeline.MaxEventsPerCommit, ErrorCode.TooManyItems, $"Send at most {EventPipeline.MaxEventsPerCommit} events at once.");
        if (items.Count == 0)
        {
            return 0;
        }

        var records = new List<EventRecord>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            Check(items[i], i);
            records.Add(Build(workspaceId, items[i]));
        }

        var outcomes = await _pipeline.AddAsync(workspaceId, records, ct).ConfigureAwait(false);
        return outcomes.Count(o => o == EventOutcome.Accepted);
    }

    private static void Check(ActivityInput item, int index)
    {
        CheckText(item.EventId, MaxIdLength, $"items[{index}].event_id", isRequired: true);
        CheckText(item.User, MaxNameLength, $"items[{index}].user", isRequired: true);
        CheckText(item.Event, MaxNameLength, $"items[{index}].event", isRequired: true);
        CheckText(item.Page, MaxNameLength, $"items[{index}].page", isRequired: false);
        CheckText(item.Device, MaxNameLength, $"items[{index}].device", isRequired: false);
        if (item.OccurredUtc.Year is < 1970 or > 2200)
        {
            throw Invalid($"items[{index}].occurred_at", "lies outside the years 1970 to 2200");
        }
    }

    private static void CheckText(string? text, int limit, string path, bool isRequired)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (isRequired)
            {
                throw Invalid(path, "is required");
            }

            return;
        }

        if (text.Length > limit)
        {
            throw Invalid(path, $"has {text.Length} characters; at most {limit} are allowed");
        }

        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0)
        {
            throw Invalid(path, "contains a control character");
        }
    }

    private static ValidationException Invalid(string path, string reason) =>
        new(ErrorCode.InvalidInput, path, $"{path} {reason}.");

    private EventRecord Build(ObjectId workspaceId, ActivityInput item)
    {
        var occurred = new DateTimeOffset(DateTime.SpecifyKind(item.OccurredUtc, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
        var fact = new EventFact { TimeMs = occurred, Sign = 1 };
        for (var dimension = 0; dimension < EventFact.MaxDimensions; dimension++)
        {
            fact.Dimensions[dimension] = DimensionValue.None;
        }

        fact.Dimensions[ActivityStream.User] = Value(item.User);
        fact.Dimensions[ActivityStream.Event] = Value(item.Event);
        fact.Dimensions[ActivityStream.Page] = Value(item.Page);
        fact.Dimensions[ActivityStream.Device] = Value(item.Device);

        var bson = new BsonBytes(256);
        var document = bson.Begin();
        var id = bson.BeginDocument("_id"u8);
        bson.Id("w"u8, workspaceId.ToByteArray());
        bson.Moment("t"u8, occurred);
        bson.Text("e"u8, Encoding.UTF8.GetBytes(item.EventId));
        bson.End(id);
        for (var dimension = 0; dimension < ActivityStream.Definition.Dimensions.Count; dimension++)
        {
            if (!fact.Dimensions[dimension].IsNone)
            {
                bson.Text(ActivityStream.Definition.DimensionFields[dimension], fact.Dimensions[dimension].Utf8);
            }
        }

        bson.Moment("receivedUtc"u8, _time.GetUtcNow().ToUnixTimeMilliseconds());
        bson.End(document);
        return new EventRecord { Document = bson.ToArray(), Fact = fact };
    }

    private DimensionValue Value(string? text) =>
        string.IsNullOrWhiteSpace(text) ? DimensionValue.None : _pool.Get(Encoding.UTF8.GetBytes(text.Trim()));
}
