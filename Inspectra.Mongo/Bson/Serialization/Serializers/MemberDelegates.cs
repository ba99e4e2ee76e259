using System.Linq.Expressions;
using System.Reflection;

namespace MongoDB.Bson.Serialization.Serializers;

/// <summary>Reads a member without boxing; by reference, so that structs need no copy.</summary>
internal delegate TMember MemberGetter<TClass, TMember>(ref TClass target);

/// <summary>Writes a member without boxing, init-only ones too.</summary>
internal delegate void MemberSetter<TClass, TMember>(ref TClass target, TMember value);

/// <summary>Compiles access to members, once for each member of a class.</summary>
internal static class MemberDelegates
{
    public static MemberGetter<TClass, TMember> Getter<TClass, TMember>(MemberInfo member)
    {
        var target = Expression.Parameter(typeof(TClass).MakeByRefType());
        return Expression.Lambda<MemberGetter<TClass, TMember>>(Expression.MakeMemberAccess(target, member), target).Compile();
    }

    public static MemberSetter<TClass, TMember> Setter<TClass, TMember>(MemberInfo member)
    {
        var target = Expression.Parameter(typeof(TClass).MakeByRefType());
        var value = Expression.Parameter(typeof(TMember));
        var assign = Expression.Assign(Expression.MakeMemberAccess(target, member), value);
        return Expression.Lambda<MemberSetter<TClass, TMember>>(assign, target, value).Compile();
    }

    /// <summary>Calls the constructor, method or delegate of the creator with values that were boxed on the way.</summary>
    public static Func<object?[], TClass> Creator<TClass>(BsonCreatorMap creator)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var arguments = creator.Parameters
            .Select((p, i) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(i)), p.ParameterType))
            .ToArray();
        Expression call = creator.MemberInfo switch
        {
            ConstructorInfo constructor => Expression.New(constructor, arguments),
            MethodInfo method => Expression.Call(method, arguments),
            _ => Expression.Invoke(Expression.Constant(creator.Delegate), arguments),
        };
        return Expression.Lambda<Func<object?[], TClass>>(Expression.Convert(call, typeof(TClass)), values).Compile();
    }

    /// <returns>Null when the class has no constructor without arguments.</returns>
    public static Func<TClass>? DefaultCreator<TClass>()
    {
        if (typeof(TClass).IsAbstract) { return null; }
        if (typeof(TClass).IsValueType) { return Expression.Lambda<Func<TClass>>(Expression.Default(typeof(TClass))).Compile(); }
        var constructor = typeof(TClass).GetConstructor(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes);
        return constructor is null ? null : Expression.Lambda<Func<TClass>>(Expression.New(constructor)).Compile();
    }
}
