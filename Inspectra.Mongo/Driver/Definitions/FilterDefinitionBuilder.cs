using System.Linq.Expressions;
using MongoDB.Bson;
using MongoDB.Driver.Linq;

namespace MongoDB.Driver;

/// <summary>Makes filters.</summary>
public sealed class FilterDefinitionBuilder<TDocument>
{
    internal FilterDefinitionBuilder()
    {
    }

    public FilterDefinition<TDocument> Empty => FilterDefinition<TDocument>.Empty;

    public FilterDefinition<TDocument> All<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values) => OfItems(field, "$all", values);

    public FilterDefinition<TDocument> All<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        All(new ExpressionFieldDefinition<TDocument>(field), values);

    public FilterDefinition<TDocument> And(params FilterDefinition<TDocument>[] filters) => And((IEnumerable<FilterDefinition<TDocument>>)filters);

    public FilterDefinition<TDocument> And(IEnumerable<FilterDefinition<TDocument>> filters) => new AndFilterDefinition<TDocument>(filters.ToArray());

    public FilterDefinition<TDocument> AnyEq<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$eq", value);

    public FilterDefinition<TDocument> AnyEq<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyEq(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyGt<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$gt", value);

    public FilterDefinition<TDocument> AnyGt<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyGt(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyGte<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$gte", value);

    public FilterDefinition<TDocument> AnyGte<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyGte(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyLt<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$lt", value);

    public FilterDefinition<TDocument> AnyLt<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyLt(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyLte<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$lte", value);

    public FilterDefinition<TDocument> AnyLte<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyLte(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyNe<TItem>(FieldDefinition<TDocument> field, TItem value) => OfItem(field, "$ne", value);

    public FilterDefinition<TDocument> AnyNe<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) =>
        AnyNe(new ExpressionFieldDefinition<TDocument>(field), value);

    public FilterDefinition<TDocument> AnyIn<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values) => OfItems(field, "$in", values);

    public FilterDefinition<TDocument> AnyIn<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        AnyIn(new ExpressionFieldDefinition<TDocument>(field), values);

    public FilterDefinition<TDocument> AnyNin<TItem>(FieldDefinition<TDocument> field, IEnumerable<TItem> values) => OfItems(field, "$nin", values);

    public FilterDefinition<TDocument> AnyNin<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, IEnumerable<TItem> values) =>
        AnyNin(new ExpressionFieldDefinition<TDocument>(field), values);

    public FilterDefinition<TDocument> BitsAllClear(FieldDefinition<TDocument> field, long bitmask) => Of(field, "$bitsAllClear", bitmask);

    public FilterDefinition<TDocument> BitsAllClear(Expression<Func<TDocument, object?>> field, long bitmask) =>
        BitsAllClear(new ExpressionFieldDefinition<TDocument>(field), bitmask);

    public FilterDefinition<TDocument> BitsAllSet(FieldDefinition<TDocument> field, long bitmask) => Of(field, "$bitsAllSet", bitmask);

    public FilterDefinition<TDocument> BitsAllSet(Expression<Func<TDocument, object?>> field, long bitmask) =>
        BitsAllSet(new ExpressionFieldDefinition<TDocument>(field), bitmask);

    public FilterDefinition<TDocument> BitsAnyClear(FieldDefinition<TDocument> field, long bitmask) => Of(field, "$bitsAnyClear", bitmask);

    public FilterDefinition<TDocument> BitsAnyClear(Expression<Func<TDocument, object?>> field, long bitmask) =>
        BitsAnyClear(new ExpressionFieldDefinition<TDocument>(field), bitmask);

    public FilterDefinition<TDocument> BitsAnySet(FieldDefinition<TDocument> field, long bitmask) => Of(field, "$bitsAnySet", bitmask);

    public FilterDefinition<TDocument> BitsAnySet(Expression<Func<TDocument, object?>> field, long bitmask) =>
        BitsAnySet(new ExpressionFieldDefinition<TDocument>(field), bitmask);

    public FilterDefinition<TDocument> ElemMatch<TItem>(FieldDefinition<TDocument> field, FilterDefinition<TItem> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new RenderedFilterDefinition<TDocument>(args => new BsonDocument(
            field.Render(args).FieldName,
            new BsonDocument("$elemMatch", filter.Render(ItemArgs.For<TDocument, TItem>(field, args)))));
    }

    public FilterDefinition<TDocument> ElemMatch<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, FilterDefinition<TItem> filter) =>
        ElemMatch(new ExpressionFieldDefinition<TDocument>(field), filter);

    public FilterDefinition<TDocument> ElemMatch<TItem>(Expression<Func<TDocument, IEnumerable<TItem>>> field, Expression<Func<TItem, bool>> filter) =>
        ElemMatch(new ExpressionFieldDefinition<TDocument>(field), (FilterDefinition<TItem>)filter);

    public FilterDefinition<TDocument> Exists(FieldDefinition<TDocument> field, bool exists = true) => Of(field, "$exists", exists);

    public FilterDefinition<TDocument> Exists(Expression<Func<TDocument, object?>> field, bool exists = true) =>
        Exists(new ExpressionFieldDefinition<TDocument>(field), exists);

    public FilterDefinition<TDocument> Eq<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$eq", value);

    public FilterDefinition<TDocument> Eq<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Eq(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> Gt<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$gt", value);

    public FilterDefinition<TDocument> Gt<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Gt(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> Gte<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$gte", value);

    public FilterDefinition<TDocument> Gte<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Gte(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> Lt<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$lt", value);

    public FilterDefinition<TDocument> Lt<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Lt(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> Lte<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$lte", value);

    public FilterDefinition<TDocument> Lte<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Lte(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> Ne<TField>(FieldDefinition<TDocument, TField> field, TField value) => OfField(field, "$ne", value);

    public FilterDefinition<TDocument> Ne<TField>(Expression<Func<TDocument, TField>> field, TField value) =>
        Ne(new ExpressionFieldDefinition<TDocument, TField>(field), value);

    public FilterDefinition<TDocument> In<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) => OfFields(field, "$in", values);

    public FilterDefinition<TDocument> In<TField>(Expression<Func<TDocument, TField>> field, IEnumerable<TField> values) =>
        In(new ExpressionFieldDefinition<TDocument, TField>(field), values);

    public FilterDefinition<TDocument> Nin<TField>(FieldDefinition<TDocument, TField> field, IEnumerable<TField> values) => OfFields(field, "$nin", values);

    public FilterDefinition<TDocument> Nin<TField>(Expression<Func<TDocument, TField>> field, IEnumerable<TField> values) =>
        Nin(new ExpressionFieldDefinition<TDocument, TField>(field), values);

    public FilterDefinition<TDocument> Mod(FieldDefinition<TDocument> field, long modulus, long remainder) =>
        Of(field, "$mod", new BsonArray { modulus, remainder });

    public FilterDefinition<TDocument> Mod(Expression<Func<TDocument, object?>> field, long modulus, long remainder) =>
        Mod(new ExpressionFieldDefinition<TDocument>(field), modulus, remainder);

    public FilterDefinition<TDocument> Not(FilterDefinition<TDocument> filter) => new NotFilterDefinition<TDocument>(filter);

    public FilterDefinition<TDocument> Or(params FilterDefinition<TDocument>[] filters) => Or((IEnumerable<FilterDefinition<TDocument>>)filters);

    public FilterDefinition<TDocument> Or(IEnumerable<FilterDefinition<TDocument>> filters) => new OrFilterDefinition<TDocument>(filters.ToArray());

    public FilterDefinition<TDocument> Regex(FieldDefinition<TDocument> field, BsonRegularExpression regex) =>
        new RenderedFilterDefinition<TDocument>(args => new BsonDocument(field.Render(args).FieldName, regex));

    public FilterDefinition<TDocument> Regex(Expression<Func<TDocument, object?>> field, BsonRegularExpression regex) =>
        Regex(new ExpressionFieldDefinition<TDocument>(field), regex);

    public FilterDefinition<TDocument> Size(FieldDefinition<TDocument> field, int size) => Of(field, "$size", size);

    public FilterDefinition<TDocument> Size(Expression<Func<TDocument, object?>> field, int size) =>
        Size(new ExpressionFieldDefinition<TDocument>(field), size);

    public FilterDefinition<TDocument> SizeGt(FieldDefinition<TDocument> field, int size) => HasElementAt(field, size, true);

    public FilterDefinition<TDocument> SizeGt(Expression<Func<TDocument, object?>> field, int size) =>
        SizeGt(new ExpressionFieldDefinition<TDocument>(field), size);

    public FilterDefinition<TDocument> SizeGte(FieldDefinition<TDocument> field, int size) => HasElementAt(field, size - 1, true);

    public FilterDefinition<TDocument> SizeGte(Expression<Func<TDocument, object?>> field, int size) =>
        SizeGte(new ExpressionFieldDefinition<TDocument>(field), size);

    public FilterDefinition<TDocument> SizeLt(FieldDefinition<TDocument> field, int size) => HasElementAt(field, size - 1, false);

    public FilterDefinition<TDocument> SizeLt(Expression<Func<TDocument, object?>> field, int size) =>
        SizeLt(new ExpressionFieldDefinition<TDocument>(field), size);

    public FilterDefinition<TDocument> SizeLte(FieldDefinition<TDocument> field, int size) => HasElementAt(field, size, false);

    public FilterDefinition<TDocument> SizeLte(Expression<Func<TDocument, object?>> field, int size) =>
        SizeLte(new ExpressionFieldDefinition<TDocument>(field), size);

    public FilterDefinition<TDocument> Type(FieldDefinition<TDocument> field, BsonType type) => Of(field, "$type", (int)type);

    public FilterDefinition<TDocument> Type(FieldDefinition<TDocument> field, string type) => Of(field, "$type", type);

    public FilterDefinition<TDocument> Type(Expression<Func<TDocument, object?>> field, BsonType type) =>
        Type(new ExpressionFieldDefinition<TDocument>(field), type);

    public FilterDefinition<TDocument> Type(Expression<Func<TDocument, object?>> field, string type) =>
        Type(new ExpressionFieldDefinition<TDocument>(field), type);

    public FilterDefinition<TDocument> Where(Expression<Func<TDocument, bool>> expression) => new ExpressionFilterDefinition<TDocument>(expression);

    private static RenderedFilterDefinition<TDocument> Of(FieldDefinition<TDocument> field, string op, BsonValue operand)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedFilterDefinition<TDocument>(args => new BsonDocument(field.Render(args).FieldName, new BsonDocument(op, operand)));
    }

    private static RenderedFilterDefinition<TDocument> OfField<TField>(FieldDefinition<TDocument, TField> field, string op, TField value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedFilterDefinition<TDocument>(args =>
        {
            var rendered = field.Render(args);
            return FilterDocuments.Compare(rendered.FieldName, op, ValueEncoder.Encode(rendered, value));
        });
    }

    private static RenderedFilterDefinition<TDocument> OfFields<TField>(FieldDefinition<TDocument, TField> field, string op, IEnumerable<TField> values)
    {
        ArgumentNullException.ThrowIfNull(field);
        var all = values.ToArray(); // The caller may change its list before the filter is rendered.
        return new RenderedFilterDefinition<TDocument>(args =>
        {
            var rendered = field.Render(args);
            return new BsonDocument(rendered.FieldName, new BsonDocument(op, new BsonArray(all.Select(v => ValueEncoder.Encode(rendered, v)))));
        });
    }

    private static RenderedFilterDefinition<TDocument> OfItem<TItem>(FieldDefinition<TDocument> field, string op, TItem value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new RenderedFilterDefinition<TDocument>(args =>
        {
            var rendered = field.Render(args);
            return FilterDocuments.Compare(rendered.FieldName, op, ValueEncoder.EncodeItem(rendered, args.SerializerRegistry, value));
        });
    }

    private static RenderedFilterDefinition<TDocument> OfItems<TItem>(FieldDefinition<TDocument> field, string op, IEnumerable<TItem> values)
    {
        ArgumentNullException.ThrowIfNull(field);
        var all = values.ToArray();
        return new RenderedFilterDefinition<TDocument>(args =>
        {
            var rendered = field.Render(args);
            var items = all.Select(v => ValueEncoder.EncodeItem(rendered, args.SerializerRegistry, v));
            return new BsonDocument(rendered.FieldName, new BsonDocument(op, new BsonArray(items)));
        });
    }

    private static RenderedFilterDefinition<TDocument> HasElementAt(FieldDefinition<TDocument> field, int index, bool exists)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new RenderedFilterDefinition<TDocument>(args => new BsonDocument(
            FormattableString.Invariant($"{field.Render(args).FieldName}.{index}"), new BsonDocument("$exists", exists)));
    }
}
