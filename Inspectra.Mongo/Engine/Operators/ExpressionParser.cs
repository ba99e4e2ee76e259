using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>Turns the BSON form of an expression into its compiled form.</summary>
internal sealed class ExpressionParser(VariableTable variables)
{
    public VariableTable Variables { get; } = variables;

    public ExpressionParser With(string variable, out int slot) => new(Variables.With(variable, out slot));

    public Expression Parse(BsonValue value)
    {
        switch (value)
        {
            case BsonString { Value: ['$', '$', ..] text }:
                return ParseVariable(text[2..]);
            case BsonString { Value: ['$', ..] text }:
                return ParsePath(text[1..]);
            case BsonDocument document:
                return ParseDocument(document);
            case BsonArray array:
                return ParseArray(array);
            default:
                return new ConstantExpression(value);
        }
    }

    private static FieldPathExpression ParsePath(string path)
    {
        ValidatePath(path);
        return new FieldPathExpression(path);
    }

    private static void ValidatePath(string path)
    {
        if (path.Length == 0)
        {
            throw QueryException.Location(16872, "'$' by itself is not a valid FieldPath");
        }
        foreach (var part in path.Split('.'))
        {
            if (part.Length == 0 || part[0] == '$')
            {
                throw QueryException.Location(
                    part.Length == 0 ? 15998 : 16410, $"FieldPath '{path}' has an empty part or one that starts with '$'");
            }
        }
    }

    private Expression ParseVariable(string text)
    {
        var parts = text.Split('.');
        var rest = parts[1..];
        if (rest.Length > 0)
        {
            ValidatePath(string.Join('.', rest));
        }
        if (Variables.TryGet(parts[0], out var slot))
        {
            return new VariableExpression(slot, rest);
        }
        switch (parts[0])
        {
            case "ROOT" or "CURRENT":
                return rest.Length == 0 ? new RootExpression() : new FieldPathExpression(string.Join('.', rest));
            case "NOW" when rest.Length == 0:
                return new BindingExpression([], scope => scope.Now);
            case "REMOVE":
                return new ConstantExpression(null);
            default:
                throw QueryException.Location(17276, $"Use of undefined variable: {parts[0]}");
        }
    }

    private Expression ParseDocument(BsonDocument document)
    {
        if (document.ElementCount > 0 && document.GetElement(0) is { Name: ['$', ..] } first)
        {
            if (document.ElementCount > 1)
            {
                throw QueryException.Location(
                    15983, $"An object representing an expression must have exactly one field: {document}");
            }
            return OperatorTable.Default.Parse(first.Name, first.Value, this);
        }
        var fields = new List<KeyValuePair<string, Expression>>(document.ElementCount);
        var constant = true;
        foreach (var element in document)
        {
            if (element.Name.Length > 0 && element.Name[0] == '$')
            {
                throw QueryException.Location(16404, $"field names may not start with '$': {element.Name}");
            }
            if (element.Name.Contains('.', StringComparison.Ordinal))
            {
                throw QueryException.Location(16405, $"dotted field names are only allowed at the top level: {element.Name}");
            }
            var expression = Parse(element.Value);
            constant &= expression is ConstantExpression { Value: not null };
            fields.Add(new(element.Name, expression));
        }
        return constant ? new ConstantExpression(document) : new DocumentExpression(fields);
    }

    private Expression ParseArray(BsonArray array)
    {
        var items = array.Select(Parse).ToArray();
        return items.All(item => item is ConstantExpression { Value: not null })
            ? new ConstantExpression(array)
            : new FunctionExpression(items, (values, _) => new BsonArray(values.Select(ValueRules.OrNull)));
    }
}
