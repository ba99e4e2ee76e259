using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Update;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$unwind</c>: one document for each element of an array.</summary>
internal sealed class UnwindStage : Stage
{
    private readonly string _path;
    private readonly string[] _parts;
    private readonly string? _indexField;
    private readonly bool _keepsEmpty;

    private UnwindStage(string path, string? indexField, bool keepsEmpty)
    {
        _path = path;
        _parts = path.Split('.');
        _indexField = indexField;
        _keepsEmpty = keepsEmpty;
    }

    public static UnwindStage Parse(BsonValue argument)
    {
        var path = argument;
        string? indexField = null;
        var keepsEmpty = false;
        if (argument is BsonDocument)
        {
            var named = NamedArguments.Read("$unwind", argument, ["path"], ["includeArrayIndex", "preserveNullAndEmptyArrays"]);
            path = named["path"];
            indexField = named.TryGetValue("includeArrayIndex", out var index) ? ValueRules.ToText(index, "includeArrayIndex") : null;
            keepsEmpty = named.TryGetValue("preserveNullAndEmptyArrays", out var keep) && ValueRules.IsTrue(keep);
        }
        return path is BsonString { Value: ['$', _, ..] text }
            ? new UnwindStage(text[1..], indexField, keepsEmpty)
            : throw QueryException.Location(28818, $"path option to $unwind stage should be prefixed with a '$': {path}");
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var row in input)
        {
            var document = row.Document;
            var found = Follow(document);
            if (found is BsonArray { Count: > 0 } array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    yield return new Row(With(document, array[i], new BsonInt64(i)));
                }
            }
            else if (found is null or BsonNull or BsonUndefined or BsonArray)
            {
                if (_keepsEmpty)
                {
                    yield return found is BsonArray ? new Row(With(document, null, BsonNull.Value))
                        : _indexField is null ? row : new Row(With(document, found, BsonNull.Value));
                }
            }
            else
            {
                yield return _indexField is null ? row : new Row(With(document, found, BsonNull.Value));
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies) => dependencies.Add(_path);

    private BsonValue? Follow(BsonDocument document)
    {
        BsonValue? value = document;
        foreach (var part in _parts)
        {
            value = value is BsonDocument parent && parent.TryGetValue(part, out var next) ? next : null;
        }
        return value;
    }

    /// <summary>Copies the documents along the path and shares everything else.</summary>
    private BsonDocument With(BsonDocument document, BsonValue? value, BsonValue index)
    {
        var result = new BsonDocument(document);
        var container = result;
        for (var i = 0; i < _parts.Length - 1; i++)
        {
            if (!container.TryGetValue(_parts[i], out var child) || child is not BsonDocument next)
            {
                container = null;
                break;
            }
            var copy = new BsonDocument(next);
            container.Set(_parts[i], copy);
            container = copy;
        }
        if (container is not null)
        {
            if (value is null)
            {
                container.Remove(_parts[^1]);
            }
            else
            {
                container.Set(_parts[^1], value);
            }
        }
        if (_indexField is not null)
        {
            DocumentEditor.Set(result, _indexField.Split('.'), index);
        }
        return result;
    }
}
