namespace MongoDB.Driver;

/// <summary>The answers of several write commands, counted by the places of the requests in the bulk write.</summary>
internal sealed class BulkWriteTotals<TDocument>(WriteModel<TDocument>[] requests, bool isOrdered)
{
    private readonly List<BulkWriteUpsert> _upserts = [];
    private readonly List<BulkWriteError> _errors = [];
    private readonly HashSet<string> _labels = [];
    private WriteConcernError? _concernError;
    private long _deleted;
    private long _inserted;
    private long _matched;
    private long _modified;

    public bool HasFailed => _errors.Count > 0 || _concernError is not null;

    /// <param name="places">Where the command's statements stand among the requests.</param>
    public void Add(WriteOutcome outcome, WriteModelType type, int[] places)
    {
        switch (type)
        {
            case WriteModelType.InsertOne:
                _inserted += outcome.Affected;
                break;
            case WriteModelType.DeleteOne or WriteModelType.DeleteMany:
                _deleted += outcome.Affected;
                break;
            default:
                _matched += outcome.Affected - outcome.Upserts.Count;
                _modified += outcome.Modified;
                break;
        }
        _upserts.AddRange(outcome.Upserts.Select(u => new BulkWriteUpsert(places[u.Index], u.Id)));
        _errors.AddRange(outcome.Errors.Select(e => new BulkWriteError(places[e.Index], e.Code, e.Message, e.Details)));
        _concernError ??= outcome.ConcernError;
        _labels.UnionWith(outcome.Labels);
    }

    public BulkWriteResult<TDocument> ToResult() => Result(requests);

    public MongoBulkWriteException<TDocument> ToException()
    {
        _errors.Sort((a, b) => a.Index.CompareTo(b.Index));
        // An ordered bulk write stops at its first error; an unordered one tries everything.
        var tried = isOrdered && _errors.Count > 0 ? _errors[0].Index + 1 : requests.Length;
        var exception = new MongoBulkWriteException<TDocument>(Result(requests[..tried]), _errors, _concernError, requests[tried..]);
        foreach (var label in _labels) { exception.AddErrorLabel(label); }
        return exception;
    }

    private BulkWriteResult<TDocument>.Acknowledged Result(WriteModel<TDocument>[] tried) =>
        new(requests.Length, _matched, _deleted, _inserted, _modified, tried, _upserts.OrderBy(u => u.Index));
}
