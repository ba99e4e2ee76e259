using System.Globalization;
using System.Linq.Expressions;
using MongoDB.Bson.Serialization;

namespace MongoDB.Driver.Linq;

/// <summary>Where a member of a class is stored: its dotted name, and the serializer of what lies there.</summary>
internal readonly record struct FieldPath(string Path, IBsonSerializer? Serializer)
{
    /// <summary>A dotted name; parts that are names of members become the names under which these are stored.</summary>
    public static FieldPath Resolve(string name, IBsonSerializer documentSerializer)
    {
        var serializer = (IBsonSerializer?)documentSerializer;
        var parts = name.Split('.');
        for (var i = 0; i < parts.Length && serializer is not null; i++)
        {
            serializer = Unwrap(serializer);
            if (IsArrayPart(parts[i]) && TryGetItem(serializer, out var item)) { serializer = item; }
            else if (TryGetMember(serializer, parts[i], out var info) || (TryGetItem(serializer, out var element) && TryGetMember(Unwrap(element), parts[i], out info)))
            {
                parts[i] = info.ElementName;
                serializer = info.Serializer;
            }
            else { serializer = null; }
        }
        return new FieldPath(parts.Length == 1 ? parts[0] : string.Join('.', parts), serializer);
    }

    /// <exception cref="NotSupportedException">The lambda does not point at a field.</exception>
    public static FieldPath Resolve(LambdaExpression lambda, IBsonSerializer documentSerializer) =>
        TryResolve(lambda.Body, lambda.Parameters[0], documentSerializer, out var field)
            ? field
            : throw new NotSupportedException($"The expression does not point at a field: {lambda}.");

    public static bool TryResolve(Expression expression, ParameterExpression root, IBsonSerializer rootSerializer, out FieldPath field)
    {
        switch (expression)
        {
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert:
                return TryResolve(convert.Operand, root, rootSerializer, out field);
            case ParameterExpression parameter when parameter == root:
                field = new FieldPath("", rootSerializer);
                return true;
            case MemberExpression { Expression: { } container } member:
                return TryResolveMember(member, container, root, rootSerializer, out field);
            case MethodCallExpression { Method.Name: "get_Item", Object: { } collection, Arguments: [var index] }:
                return TryResolveElement(collection, index, root, rootSerializer, out field);
            case MethodCallExpression { Method: { Name: "ElementAt" } method, Arguments: [var collection, var index] } when method.DeclaringType == typeof(Enumerable):
                return TryResolveElement(collection, index, root, rootSerializer, out field);
            case BinaryExpression { NodeType: ExpressionType.ArrayIndex } array:
                return TryResolveElement(array.Left, array.Right, root, rootSerializer, out field);
            default:
                field = default;
                return false;
        }
    }

    /// <summary>The serializer of a nullable value is that of the value, as far as fields below it are concerned.</summary>
    public static IBsonSerializer Unwrap(IBsonSerializer serializer) =>
        Nullable.GetUnderlyingType(serializer.ValueType) is { } underlying && serializer is not IBsonDocumentSerializer
            ? BsonSerializer.LookupSerializer(underlying)
            : serializer;

    private static bool TryResolveMember(MemberExpression member, Expression container, ParameterExpression root, IBsonSerializer rootSerializer, out FieldPath field)
    {
        field = default;
        if (!TryResolve(container, root, rootSerializer, out var parent)) { return false; }
        if (member.Member.Name == "Value" && Nullable.GetUnderlyingType(container.Type) is not null)
        {
            field = parent;
            return true;
        }
        if (parent.Serializer is null || !TryGetMember(Unwrap(parent.Serializer), member.Member.Name, out var info)) { return false; }
        field = parent.Child(info.ElementName, info.Serializer);
        return true;
    }

    private static bool TryResolveElement(Expression collection, Expression index, ParameterExpression root, IBsonSerializer rootSerializer, out FieldPath field)
    {
        field = default;
        if (!TryResolve(collection, root, rootSerializer, out var parent) || parent.Serializer is null) { return false; }
        var key = ExpressionValue.Of(index);
        if (key is string name)
        {
            if (TryGetMember(parent.Serializer, name, out var info)) { field = parent.Child(info.ElementName, info.Serializer); }
            else { field = parent.Child(name, DictionaryValueSerializer(parent.Serializer)); }
            return true;
        }
        TryGetItem(parent.Serializer, out var item);
        // An index of -1 is how the official driver writes the positional operator.
        var part = key is -1 ? "$" : Convert.ToString(key, CultureInfo.InvariantCulture)!; // An index is never null.
        field = parent.Child(part, item);
        return true;
    }

    private static IBsonSerializer? DictionaryValueSerializer(IBsonSerializer serializer)
    {
        var dictionary = serializer.ValueType.GetInterfaces().Append(serializer.ValueType)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() is var d && (d == typeof(IDictionary<,>) || d == typeof(IReadOnlyDictionary<,>)));
        return dictionary is null ? null : BsonSerializer.LookupSerializer(dictionary.GetGenericArguments()[1]);
    }

    private static bool IsArrayPart(string part) => part is ['$', ..] || (part.Length > 0 && part.All(char.IsAsciiDigit));

    private static bool TryGetMember(IBsonSerializer serializer, string name, out BsonSerializationInfo info)
    {
        info = null!; // Only read after the member was found.
        return serializer is IBsonDocumentSerializer documents && documents.TryGetMemberSerializationInfo(name, out info!) && info is not null;
    }

    public static bool TryGetItem(IBsonSerializer? serializer, out IBsonSerializer item)
    {
        item = null!; // Only read after the item was found.
        if (serializer is not IBsonArraySerializer arrays || !arrays.TryGetItemSerializationInfo(out var info) || info is null) { return false; }
        item = info.Serializer;
        return true;
    }

    private FieldPath Child(string name, IBsonSerializer? serializer) => new(Path.Length == 0 ? name : $"{Path}.{name}", serializer);
}
