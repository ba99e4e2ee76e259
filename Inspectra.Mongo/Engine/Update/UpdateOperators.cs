using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Update;

/// <summary>Makes the action of each update operator.</summary>
internal static class UpdateOperators
{
    public static UpdateAction Parse(string name, string field, BsonValue operand, FilterContext context)
    {
        var path = new UpdatePath(field);
        switch (name)
        {
            case "$set":
                return new UpdateAction(path, _ => operand.DeepClone());
            case "$setOnInsert":
                return new UpdateAction(path, _ => operand.DeepClone()) { OnlyOnInsert = true };
            case "$unset":
                return new UnsetAction(path);
            case "$inc":
                RequireNumber(name, field, operand);
                return new UpdateAction(path, current => current is null ? operand : Calculate(name, field, current, operand));
            case "$mul":
                RequireNumber(name, field, operand);
                return new UpdateAction(path, current =>
                    current is null ? NumberMath.Multiply(ZeroLike(operand), operand) : Calculate(name, field, current, operand));
            case "$min":
                return new UpdateAction(path, current =>
                    current is null || ValueOrder.Compare(operand, current) < 0 ? operand.DeepClone() : current);
            case "$max":
                return new UpdateAction(path, current =>
                    current is null || ValueOrder.Compare(operand, current) > 0 ? operand.DeepClone() : current);
            case "$rename":
                return new RenameAction(path, new UpdatePath(ValueRules.ToText(operand, "The 'to' field for $rename")));
            case "$currentDate":
                return new UpdateAction(path, CurrentDate(operand, context));
            case "$bit":
                return new UpdateAction(path, Bit(field, operand));
            case "$push":
                return new UpdateAction(path, ArrayUpdateOperators.Push(field, operand));
            case "$addToSet":
                return new UpdateAction(path, ArrayUpdateOperators.AddToSet(field, operand));
            case "$pop":
                return new UpdateAction(path, ArrayUpdateOperators.Pop(field, operand));
            case "$pull":
                return new UpdateAction(path, ArrayUpdateOperators.Pull(field, operand, context));
            case "$pullAll":
                return new UpdateAction(path, ArrayUpdateOperators.PullAll(field, operand));
            default:
                throw QueryException.FailedToParse(
                    $"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");
        }
    }

    private static void RequireNumber(string name, string field, BsonValue operand)
    {
        if (!ValueRules.IsNumber(operand))
        {
            var verb = name == "$inc" ? "increment" : "multiply";
            throw QueryException.TypeMismatch($"Cannot {verb} with non-numeric argument: {{{field}: {operand}}}");
        }
    }

    private static BsonValue Calculate(string name, string field, BsonValue current, BsonValue operand)
    {
        if (!ValueRules.IsNumber(current))
        {
            throw QueryException.TypeMismatch(
                $"Cannot apply {name} to a value of non-numeric type. The field '{field}' has the type {BsonTypeNames.Of(current)}");
        }
        var result = name == "$inc" ? NumberMath.Add(current, operand) : NumberMath.Multiply(current, operand);
        // Expressions go on with a double here; a stored counter must not lose its exactness silently.
        if (result is BsonDouble && NumberMath.IsInteger(current, out _) && NumberMath.IsInteger(operand, out _))
        {
            throw QueryException.BadValue($"Failed to apply {name} operations to current value ({current}) of field '{field}': overflow");
        }
        return result;
    }

    private static BsonValue ZeroLike(BsonValue number) => number switch
    {
        BsonInt64 => new BsonInt64(0),
        BsonDouble => new BsonDouble(0),
        BsonDecimal128 => new BsonDecimal128(Decimal128.Zero),
        _ => new BsonInt32(0),
    };

    private static Func<BsonValue?, BsonValue?> CurrentDate(BsonValue operand, FilterContext context)
    {
        var type = operand switch
        {
            BsonBoolean => "date",
            BsonDocument { ElementCount: 1 } document when document.TryGetValue("$type", out var given) && given is BsonString text => text.Value,
            _ => "",
        };
        var milliseconds = new BsonDateTime(context.NowUtc).MillisecondsSinceEpoch;
        return type switch
        {
            "date" => _ => new BsonDateTime(milliseconds),
            "timestamp" => _ => new BsonTimestamp((int)(milliseconds / 1000), 1),
            _ => throw QueryException.BadValue(
                "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"),
        };
    }

    private static Func<BsonValue?, BsonValue?> Bit(string field, BsonValue operand)
    {
        if (operand is not BsonDocument { ElementCount: > 0 } operations)
        {
            throw QueryException.BadValue($"The $bit modifier is not compatible with a {BsonTypeNames.Of(operand)}");
        }
        foreach (var operation in operations)
        {
            if (operation.Name is not ("and" or "or" or "xor") || !NumberMath.IsInteger(operation.Value, out _))
            {
                throw QueryException.BadValue($"The $bit modifier only supports 'and', 'or', and 'xor' with integers, not '{operation.Name}'");
            }
        }
        return current =>
        {
            BsonValue result = current ?? new BsonInt32(0);
            foreach (var operation in operations)
            {
                if (!NumberMath.IsInteger(result, out var left))
                {
                    throw QueryException.BadValue($"Cannot apply $bit to a value of non-integral type: field '{field}'");
                }
                _ = NumberMath.IsInteger(operation.Value, out var right);
                var bits = operation.Name switch { "and" => left & right, "or" => left | right, _ => left ^ right };
                result = result is BsonInt64 || operation.Value is BsonInt64 ? new BsonInt64(bits) : new BsonInt32((int)bits);
            }
            return result;
        };
    }
}
