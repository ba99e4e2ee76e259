using System.Linq.Expressions;
using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>Makes updates.</summary>
public sealed class UpdateDefinitionBuilder<TDocument>
{
    internal UpdateDefinitionBuilder()
    {
    }

    public UpdateDefinition<TDocument> Combine(params UpdateDefinition<TDocument>[] updates) => Combine((IEnumerable<UpdateDefinition<TDocument>>)updates);

    public UpdateDefinition<TDocument> Combine(IEnumerable<UpdateDefinition<TDocument>> updates) =>
        new CombinedUpdateDefinition<TDocument>(updates.ToArray());

    public UpdateDefinition<TDocument> Pipeline(PipelineDefinition<TDocument, TDocument> pipeline) => new PipelineUpdateDefinition<TDocument>(pipeline);

    public UpdateDefinition<TDocument> AddToSet<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$addToSet", value);

    public UpdateDefinition<TDocument> AddToSet<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) => AddToSet(new ExpressionFieldDefinition<TDocument>(field), value);

    public UpdateDefinition<TDocument> Pull<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$pull", value);

    public UpdateDefinition<TDocument> Pull<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) => Pull(new ExpressionFieldDefinition<TDocument>(field), value);

    public UpdateDefinition<TDocument> Push<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$push", value);

    public UpdateDefinition<TDocument> Push<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) => Push(new ExpressionFieldDefinition<TDocument>(field), value);

    public UpdateDefinition<TDocument> AddToSetEach<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values) =>
        OfItems(field, "$addToSet", values, items => new BsonDocument("$each", items));

    public UpdateDefinition<TDocument> AddToSetEach<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        AddToSetEach(new ExpressionFieldDefinition<TDocument>(field), values);

    public UpdateDefinition<TDocument> PullAll<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values) => OfItems(field, "$pullAll", values, items => items);

    public UpdateDefinition<TDocument> PullAll<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        PullAll(new ExpressionFieldDefinition<TDocument>(field), values);

    public UpdateDefinition<TDocument> PullFilter<TItem>(FieldDefinition<TDocument> field, FilterDefinition<TItem> filter) =>
        Of(field, "$pull", args => filter.Render(ItemArgs.For<TDocument, TItem>(field, args)));

    public UpdateDefinition<TDocument> PullFilter<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, FilterDefinition<TItem> filter) =>
        PullFilter(new ExpressionFieldDefinition<TDocument>(field), filter);

    public UpdateDefinition<TDocument> PullFilter<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, Expression<Func<TItem, bool>> filter) =>
        PullFilter(new ExpressionFieldDefinition<TDocument>(field), (FilterDefinition<TItem>)filter);

    public UpdateDefinition<TDocument> PushEach<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values, int? slice = null, int? position = null, SortDefinition<TItem>? sort = null)
    {
        var all = values.ToArray();
        return Of(field, "$push", args =>
        {
            var rendered = field.Render(args);
            var push = new BsonDocument("$each", new BsonArray(all.Select(v => ValueEncoder.EncodeItem(rendered, args.SerializerRegistry, v))));
            if (slice is { } keep) { push.Add("$slice", keep); }
            if (position is { } at) { push.Add("$position", at); }
            if (sort is not null) { push.Add("$sort", sort.Render(ItemArgs.For<TDocument, TItem>(field, args))); }
            return push;
        });
    }

    public UpdateDefinition<TDocument> PushEach<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values, int? slice = null, int? position = null, SortDefinition<TItem>? sort = null) =>
        PushEach(new ExpressionFieldDefinition<TDocument>(field), values, slice, position, sort);

    public UpdateDefinition<TDocument> BitwiseAnd<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$bit", value, v => new BsonDocument("and", v));

    public UpdateDefinition<TDocument> BitwiseAnd<TField>(Expression<Func<TDocument, TField>> field, TField value) => BitwiseAnd(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> BitwiseOr<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$bit", value, v => new BsonDocument("or", v));

    public UpdateDefinition<TDocument> BitwiseOr<TField>(Expression<Func<TDocument, TField>> field, TField value) => BitwiseOr(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> BitwiseXor<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$bit", value, v => new BsonDocument("xor", v));

    public UpdateDefinition<TDocument> BitwiseXor<TField>(Expression<Func<TDocument, TField>> field, TField value) => BitwiseXor(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> Inc<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$inc", value, v => v);

    public UpdateDefinition<TDocument> Inc<TField>(Expression<Func<TDocument, TField>> field, TField value) => Inc(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> Max<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$max", value, v => v);

    public UpdateDefinition<TDocument> Max<TField>(Expression<Func<TDocument, TField>> field, TField value) => Max(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> Min<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$min", value, v => v);

    public UpdateDefinition<TDocument> Min<TField>(Expression<Func<TDocument, TField>> field, TField value) => Min(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> Mul<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$mul", value, v => v);

    public UpdateDefinition<TDocument> Mul<TField>(Expression<Func<TDocument, TField>> field, TField value) => Mul(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> Set<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$set", value, v => v);

    public UpdateDefinition<TDocument> Set<TField>(Expression<Func<TDocument, TField>> field, TField value) => Set(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> SetOnInsert<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$setOnInsert", value, v => v);

    public UpdateDefinition<TDocument> SetOnInsert<TField>(Expression<Func<TDocument, TField>> field, TField value) => SetOnInsert(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public UpdateDefinition<TDocument> PopFirst(FieldDefinition<TDocument> field) => Of(field, "$pop", _ => -1);

    public UpdateDefinition<TDocument> PopFirst(Expression<Func<TDocument, object?>> field) => PopFirst(new ExpressionFieldDefinition<TDocument>(field));

    public UpdateDefinition<TDocument> PopLast(FieldDefinition<TDocument> field) => Of(field, "$pop", _ => 1);

    public UpdateDefinition<TDocument> PopLast(Expression<Func<TDocument, object?>> field) => PopLast(new ExpressionFieldDefinition<TDocument>(field));

    public UpdateDefinition<TDocument> Unset(FieldDefinition<TDocument> field) => Of(field, "$unset", _ => 1);

    public UpdateDefinition<TDocument> Unset(Expression<Func<TDocument, object?>> field) => Unset(new ExpressionFieldDefinition<TDocument>(field));

    public UpdateDefinition<TDocument> CurrentDate(FieldDefinition<TDocument> field, UpdateDefinitionCurrentDateType? type = null) => Of(field, "$currentDate", _ => type switch
    {
        null => BsonBoolean.True,
        UpdateDefinitionCurrentDateType.Date => new BsonDocument("$type", "date"),
        _ => new BsonDocument("$type", "timestamp"),
    });

    public UpdateDefinition<TDocument> CurrentDate(Expression<Func<TDocument, object?>> field, UpdateDefinitionCurrentDateType? type = null) =>
        CurrentDate(new ExpressionFieldDefinition<TDocument>(field), type);

    public UpdateDefinition<TDocument> Rename(FieldDefinition<TDocument> field, string newName) => Of(field, "$rename", _ => newName);

    public UpdateDefinition<TDocument> Rename(Expression<Func<TDocument, object?>> field, string newName) => Rename(new ExpressionFieldDefinition<TDocument>(field), newName);

    private static RenderedUpdateDefinition<TDocument> Of(FieldDefinition<TDocument> field, string op, Func<RenderArgs<TDocument>, BsonValue> operand)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedUpdateDefinition<TDocument>(args => new BsonDocument(op, new BsonDocument(field.Render(args).FieldName, operand(args))));
    }

    private static RenderedUpdateDefinition<TDocument> OfField<TField>(FieldDefinition<TDocument, TField> field, string op, TField value, Func<BsonValue, BsonValue> wrap)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedUpdateDefinition<TDocument>(args =>
        {
            var rendered = field.Render(args);
            return new BsonDocument(op, new BsonDocument(rendered.FieldName, wrap(ValueEncoder.Encode(rendered, value))));
        });
    }

    private static RenderedUpdateDefinition<TDocument> OfItem<TItem>(FieldDefinition<TDocument> field, string op, TItem value) =>
        Of(field, op, args => ValueEncoder.EncodeItem(field.Render(args), args.SerializerRegistry, value));

    private static RenderedUpdateDefinition<TDocument> OfItems<TItem>(FieldDefinition<TDocument> field, string op, IEnumerable<TItem> values, Func<BsonArray, BsonValue> wrap)
    {
        var all = values.ToArray(); // The caller may change its list before the update is rendered.
        return Of(field, op, args =>
        {
            var rendered = field.Render(args);
            return wrap(new BsonArray(all.Select(v => ValueEncoder.EncodeItem(rendered, args.SerializerRegistry, v))));
        });
    }
}
