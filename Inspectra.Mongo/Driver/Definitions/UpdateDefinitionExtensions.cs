using System.Linq.Expressions;

namespace MongoDB.Driver;

/// <summary>Adding a change to an update.</summary>
public static class UpdateDefinitionExtensions
{
    public static UpdateDefinition<TDocument> AddToSet<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.AddToSet(field, value));

    public static UpdateDefinition<TDocument> AddToSet<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.AddToSet(field, value));

    public static UpdateDefinition<TDocument> Pull<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Pull(field, value));

    public static UpdateDefinition<TDocument> Pull<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Pull(field, value));

    public static UpdateDefinition<TDocument> Push<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Push(field, value));

    public static UpdateDefinition<TDocument> Push<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Push(field, value));

    public static UpdateDefinition<TDocument> AddToSetEach<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, IEnumerable<TItem> values) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.AddToSetEach(field, values));

    public static UpdateDefinition<TDocument> AddToSetEach<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.AddToSetEach(field, values));

    public static UpdateDefinition<TDocument> PullAll<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, IEnumerable<TItem> values) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PullAll(field, values));

    public static UpdateDefinition<TDocument> PullAll<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PullAll(field, values));

    public static UpdateDefinition<TDocument> PullFilter<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, FilterDefinition<TItem> filter) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PullFilter(field, filter));

    public static UpdateDefinition<TDocument> PullFilter<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, FilterDefinition<TItem> filter) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PullFilter(field, filter));

    public static UpdateDefinition<TDocument> PullFilter<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, Expression<Func<TItem, bool>> filter) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PullFilter(field, filter));

    public static UpdateDefinition<TDocument> PushEach<TDocument, TItem>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, IEnumerable<TItem> values, int? slice = null, int? position = null, SortDefinition<TItem>? sort = null) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PushEach(field, values, slice, position, sort));

    public static UpdateDefinition<TDocument> PushEach<TDocument, TItem>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values, int? slice = null, int? position = null, SortDefinition<TItem>? sort = null) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PushEach(field, values, slice, position, sort));

    public static UpdateDefinition<TDocument> BitwiseAnd<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseAnd(field, value));

    public static UpdateDefinition<TDocument> BitwiseAnd<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseAnd(field, value));

    public static UpdateDefinition<TDocument> BitwiseOr<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseOr(field, value));

    public static UpdateDefinition<TDocument> BitwiseOr<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseOr(field, value));

    public static UpdateDefinition<TDocument> BitwiseXor<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseXor(field, value));

    public static UpdateDefinition<TDocument> BitwiseXor<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.BitwiseXor(field, value));

    public static UpdateDefinition<TDocument> Inc<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Inc(field, value));

    public static UpdateDefinition<TDocument> Inc<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Inc(field, value));

    public static UpdateDefinition<TDocument> Max<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Max(field, value));

    public static UpdateDefinition<TDocument> Max<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Max(field, value));

    public static UpdateDefinition<TDocument> Min<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Min(field, value));

    public static UpdateDefinition<TDocument> Min<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Min(field, value));

    public static UpdateDefinition<TDocument> Mul<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Mul(field, value));

    public static UpdateDefinition<TDocument> Mul<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Mul(field, value));

    public static UpdateDefinition<TDocument> Set<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Set(field, value));

    public static UpdateDefinition<TDocument> Set<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Set(field, value));

    public static UpdateDefinition<TDocument> SetOnInsert<TDocument, TField>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument, TField> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.SetOnInsert(field, value));

    public static UpdateDefinition<TDocument> SetOnInsert<TDocument, TField>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, TField>> field, TField value) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.SetOnInsert(field, value));

    public static UpdateDefinition<TDocument> PopFirst<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PopFirst(field));

    public static UpdateDefinition<TDocument> PopFirst<TDocument>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, object?>> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PopFirst(field));

    public static UpdateDefinition<TDocument> PopLast<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PopLast(field));

    public static UpdateDefinition<TDocument> PopLast<TDocument>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, object?>> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.PopLast(field));

    public static UpdateDefinition<TDocument> Unset<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Unset(field));

    public static UpdateDefinition<TDocument> Unset<TDocument>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, object?>> field) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Unset(field));

    public static UpdateDefinition<TDocument> CurrentDate<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, UpdateDefinitionCurrentDateType? type = null) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.CurrentDate(field, type));

    public static UpdateDefinition<TDocument> CurrentDate<TDocument>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, object?>> field, UpdateDefinitionCurrentDateType? type = null) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.CurrentDate(field, type));

    public static UpdateDefinition<TDocument> Rename<TDocument>(this UpdateDefinition<TDocument> update, FieldDefinition<TDocument> field, string newName) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Rename(field, newName));

    public static UpdateDefinition<TDocument> Rename<TDocument>(this UpdateDefinition<TDocument> update, Expression<Func<TDocument, object?>> field, string newName) =>
        Builders<TDocument>.Update.Combine(update, Builders<TDocument>.Update.Rename(field, newName));
}
