using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;

namespace Inspectra.Mongo.Engine.Query;

/// <summary>Orders the elements of an array, for <c>$push</c> with <c>$sort</c>, <c>$sortArray</c> and sorted accumulators.</summary>
internal sealed class ElementOrder : IComparer<BsonValue?>
{
    private readonly List<(string[] Path, int Direction)> _fields = [];
    private readonly int _direction;

    private ElementOrder(int direction) => _direction = direction;

    /// <param name="specification">1 or -1 for whole elements, or a document of paths with 1 or -1.</param>
    public static ElementOrder Parse(BsonValue specification)
    {
        if (specification is not BsonDocument { ElementCount: > 0 } document)
        {
            return new ElementOrder(DirectionOf(specification));
        }
        var order = new ElementOrder(0);
        foreach (var element in document)
        {
            order._fields.Add((element.Name.Split('.'), DirectionOf(element.Value)));
        }
        return order;
    }

    public int Compare(BsonValue? x, BsonValue? y)
    {
        if (_direction != 0)
        {
            return _direction * ValueOrder.Compare(x, y);
        }
        foreach (var (path, direction) in _fields)
        {
            var order = direction * ValueOrder.Compare(
                ValueRules.OrNull(FieldPathExpression.Follow(x, path, 0)), ValueRules.OrNull(FieldPathExpression.Follow(y, path, 0)));
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    private static int DirectionOf(BsonValue value) =>
        ValueRules.TryToInt64(value, out var direction) && direction is 1 or -1
            ? (int)direction
            : throw QueryException.BadValue("The $sort element value must be either 1 or -1");
}
