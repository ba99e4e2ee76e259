using System.Collections.Frozen;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Compiles a filter document.</summary>
internal sealed class FilterParser(FilterContext context)
{
    private static readonly FrozenSet<string> LogicalNames =
        FrozenSet.Create(StringComparer.Ordinal, "$and", "$or", "$nor", "$where", "$expr", "$comment");

    private Scope? _scope = context.Scope;

    public DocumentFilter Parse(BsonDocument filter)
    {
        var parts = new List<DocumentFilter>();
        foreach (var element in filter)
        {
            if (element.Name is ['$', ..])
            {
                AddTopLevel(element.Name, element.Value, parts);
            }
            else
            {
                AddField(element.Name, element.Value, parts);
            }
        }
        return parts.Count == 1 ? parts[0] : new AndFilter(parts);
    }

    /// <summary>The form of <c>{$gt: 1, $lt: 5}</c>: a document whose first name is an operator.</summary>
    public static bool IsOperatorDocument(BsonValue value) =>
        value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name is ['$', ..] name
        && name is not ("$ref" or "$id" or "$db");

    /// <summary>Tests of an operator document, all of them on one value.</summary>
    public ValueTest ParseValueTest(BsonDocument operators)
    {
        var tests = new List<ValueTest>();
        foreach (var element in operators)
        {
            AddTests(element, operators, tests);
        }
        return tests.Count == 1 ? tests[0] : new AllOfTest(tests);
    }

    private void AddTopLevel(string name, BsonValue operand, List<DocumentFilter> parts)
    {
        switch (name)
        {
            case "$and":
                foreach (var part in ParseList(name, operand))
                {
                    parts.AddRange(part is AndFilter and ? and.Parts : [part]);
                }
                break;
            case "$or":
                parts.Add(new OrFilter(ParseList(name, operand)));
                break;
            case "$nor":
                parts.Add(new NotFilter(new OrFilter(ParseList(name, operand))));
                break;
            case "$expr":
                var expression = new ExpressionParser(context.Variables).Parse(operand);
                _scope ??= new Scope(context.Variables.SlotCount, context.NowUtc, context.Random);
                parts.Add(new ExpressionFilter(expression, _scope));
                break;
            case "$comment":
                break;
            case "$alwaysTrue":
                break;
            case "$alwaysFalse":
                parts.Add(new ConstantFilter(false));
                break;
            case "$where" or "$function" or "$text" or "$jsonSchema" or "$sampleRate":
                throw QueryException.BadValue($"{name} is not supported");
            default:
                throw QueryException.BadValue($"unknown top level operator: {name}");
        }
    }

    private List<DocumentFilter> ParseList(string name, BsonValue operand)
    {
        if (operand is not BsonArray { Count: > 0 } array)
        {
            throw QueryException.BadValue($"{name} must be a nonempty array");
        }
        return [.. array.Select(item => item is BsonDocument document
            ? Parse(document)
            : throw QueryException.BadValue($"{name}: entries need to be full objects"))];
    }

    private void AddField(string path, BsonValue operand, List<DocumentFilter> parts)
    {
        if (operand is BsonRegularExpression regex)
        {
            parts.Add(new PathFilter(path, new RegexTest(regex.Pattern, regex.Options)));
        }
        else if (IsOperatorDocument(operand))
        {
            var operators = operand.AsBsonDocument;
            foreach (var element in operators)
            {
                AddOperator(path, element, operators, parts);
            }
        }
        else
        {
            parts.Add(new PathFilter(path, new ComparisonTest(ComparisonKind.Equal, operand)));
        }
    }

    private void AddOperator(string path, BsonElement element, BsonDocument siblings, List<DocumentFilter> parts)
    {
        switch (element.Name)
        {
            // Negations hold for the whole path: no value reached may pass.
            case "$ne":
                RefuseRegex(element);
                parts.Add(new NotFilter(new PathFilter(path, new ComparisonTest(ComparisonKind.Equal, element.Value))));
                break;
            case "$nin":
                parts.Add(new NotFilter(new PathFilter(path, ParseIn(element))));
                break;
            case "$exists" when !ValueRules.IsTrue(element.Value):
                parts.Add(new NotFilter(new PathFilter(path, new ExistsTest())));
                break;
            case "$not":
                var inner = new List<DocumentFilter>();
                if (element.Value is BsonRegularExpression || (IsOperatorDocument(element.Value)))
                {
                    AddField(path, element.Value, inner);
                }
                else
                {
                    throw QueryException.BadValue("$not needs a regex or a document of operators");
                }
                parts.Add(new NotFilter(new AndFilter(inner)));
                break;
            case "$all":
                AddAll(path, element.Value, parts);
                break;
            default:
                var tests = new List<ValueTest>();
                AddTests(element, siblings, tests);
                parts.AddRange(tests.Select(test => new PathFilter(path, test)));
                break;
        }
    }

    private void AddAll(string path, BsonValue operand, List<DocumentFilter> parts)
    {
        if (operand is not BsonArray items)
        {
            throw QueryException.BadValue("$all needs an array");
        }
        if (items.Count == 0)
        {
            parts.Add(new ConstantFilter(false));
        }
        foreach (var item in items)
        {
            if (item is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name is ['$', ..] name)
            {
                if (name != "$elemMatch")
                {
                    throw QueryException.BadValue("no $ expressions in $all");
                }
                parts.Add(new PathFilter(path, ParseElemMatch(document[0])));
            }
            else
            {
                AddField(path, item, parts);
            }
        }
    }

    private void AddTests(BsonElement element, BsonDocument siblings, List<ValueTest> tests)
    {
        var (name, operand) = (element.Name, element.Value);
        switch (name)
        {
            case "$eq":
                tests.Add(new ComparisonTest(ComparisonKind.Equal, operand));
                break;
            case "$ne":
                RefuseRegex(element);
                tests.Add(new NoneOfTest(new ComparisonTest(ComparisonKind.Equal, operand)));
                break;
            case "$gt":
                tests.Add(Ordered(ComparisonKind.Greater, element));
                break;
            case "$gte":
                tests.Add(Ordered(ComparisonKind.GreaterOrEqual, element));
                break;
            case "$lt":
                tests.Add(Ordered(ComparisonKind.Less, element));
                break;
            case "$lte":
                tests.Add(Ordered(ComparisonKind.LessOrEqual, element));
                break;
            case "$in":
                tests.Add(ParseIn(element));
                break;
            case "$nin":
                tests.Add(new NoneOfTest(ParseIn(element)));
                break;
            case "$exists":
                tests.Add(ValueRules.IsTrue(operand) ? new ExistsTest() : new NoneOfTest(new ExistsTest()));
                break;
            case "$type":
                tests.Add(ParseType(operand));
                break;
            case "$regex":
                tests.Add(ParseRegex(operand, siblings));
                break;
            case "$options":
                if (!siblings.Contains("$regex"))
                {
                    throw QueryException.BadValue("$options needs a $regex");
                }
                break;
            case "$mod":
                tests.Add(new ModTest(operand));
                break;
            case "$size":
                var size = ValueRules.TryToInt64(operand, out var number) && number is >= 0 and <= int.MaxValue ? (int)number
                    : throw QueryException.FailedToParse($"Failed to parse $size. Expected a non-negative number in: $size: {operand}");
                tests.Add(new SizeTest(size));
                break;
            case "$elemMatch":
                tests.Add(ParseElemMatch(operand));
                break;
            case "$not":
                tests.Add(new NoneOfTest(operand is BsonRegularExpression not ? new RegexTest(not.Pattern, not.Options)
                    : IsOperatorDocument(operand) ? ParseValueTest(operand.AsBsonDocument)
                    : throw QueryException.BadValue("$not needs a regex or a document of operators")));
                break;
            case "$all":
                var all = operand as BsonArray ?? throw QueryException.BadValue("$all needs an array");
                tests.Add(all.Count == 0 ? new AnyOfTest([])
                    : new AllOfTest([.. all.Select(item => new ComparisonTest(ComparisonKind.Equal, item))]));
                break;
            case "$bitsAllSet" or "$bitsAllClear" or "$bitsAnySet" or "$bitsAnyClear":
                tests.Add(new BitTest(name, operand));
                break;
            case "$comment":
                break;
            default:
                throw QueryException.BadValue($"unknown operator: {name}");
        }
    }

    private static ComparisonTest Ordered(ComparisonKind kind, BsonElement element)
    {
        RefuseRegex(element);
        return new ComparisonTest(kind, element.Value);
    }

    private static void RefuseRegex(BsonElement element)
    {
        if (element.Value is BsonRegularExpression)
        {
            throw QueryException.BadValue($"Can't have RegEx as arg to predicate over field '{element.Name}'.");
        }
    }

    private static InTest ParseIn(BsonElement element) => element.Value is BsonArray operands
        ? new InTest(operands)
        : throw QueryException.BadValue($"{element.Name} needs an array");

    private static RegexTest ParseRegex(BsonValue operand, BsonDocument siblings)
    {
        var options = siblings.TryGetValue("$options", out var given)
            ? ValueRules.ToText(given, "$options")
            : operand is BsonRegularExpression own ? own.Options : "";
        var pattern = operand switch
        {
            BsonString text => text.Value,
            BsonRegularExpression regex => regex.Pattern,
            _ => throw QueryException.BadValue("$regex has to be a string"),
        };
        return new RegexTest(pattern, options);
    }

    private static TypeTest ParseType(BsonValue operand)
    {
        var types = new HashSet<BsonType>();
        foreach (var item in operand is BsonArray { Count: > 0 } array ? array : [operand])
        {
            if (item is BsonString { Value: "number" })
            {
                types.UnionWith([BsonType.Int32, BsonType.Int64, BsonType.Double, BsonType.Decimal128]);
            }
            else if (item is BsonString name)
            {
                types.Add(BsonTypeNames.TryParse(name.Value, out var type) ? type
                    : throw QueryException.BadValue($"Unknown type name alias: {name.Value}"));
            }
            else
            {
                types.Add(ValueRules.TryToInt64(item, out var number) && BsonTypeNames.TryParse(number, out var type) ? type
                    : throw QueryException.BadValue($"Invalid numerical type code: {item}"));
            }
        }
        return new TypeTest(types);
    }

    private ValueTest ParseElemMatch(BsonValue operand)
    {
        if (operand is not BsonDocument document)
        {
            throw QueryException.BadValue("$elemMatch needs an Object");
        }
        return IsOperatorDocument(document) && !LogicalNames.Contains(document.GetElement(0).Name)
            ? new ElementValueTest(ParseValueTest(document))
            : new ElementDocumentTest(Parse(document));
    }
}
