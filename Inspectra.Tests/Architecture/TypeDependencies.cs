using System.Reflection;

namespace Inspectra.Tests.Architecture;

/// <summary>Every type that a type knows of: by its base, interfaces, attributes, fields, signatures, locals and
/// instructions, the types that the compiler made for its lambdas and iterators included.</summary>
internal static class TypeDependencies
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        found.Remove(type);
        return found;
    }

    private static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        foreach (var implemented in type.GetInterfaces()) { Add(implemented, found); }
        foreach (var attribute in type.GetCustomAttributesData()) { Add(attribute.AttributeType, found); }
        foreach (var field in type.GetFields(Everything)) { Add(field.FieldType, found); }
        foreach (var constructor in type.GetConstructors(Everything)) { CollectMethod(constructor, found); }
        foreach (var method in type.GetMethods(Everything))
        {
            Add(method.ReturnType, found);
            CollectMethod(method, found);
        }

        foreach (var nested in type.GetNestedTypes(Everything)) { Collect(Closed(nested, type), found); }
    }

    /// <summary>A nested type of a constructed generic type is found open; it is closed as its owner is.</summary>
    private static Type Closed(Type nested, Type owner)
    {
        if (!nested.IsGenericTypeDefinition || !owner.IsConstructedGenericType) { return nested; }
        var arguments = owner.GetGenericArguments();
        return nested.GetGenericArguments().Length == arguments.Length ? nested.MakeGenericType(arguments) : nested;
    }

    private static void CollectMethod(MethodBase method, HashSet<Type> found)
    {
        foreach (var parameter in method.GetParameters()) { Add(parameter.ParameterType, found); }
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) { Add(local.LocalType, found); }
        foreach (var member in IlReader.MembersOf(method))
        {
            if (member is Type named) { Add(named, found); continue; }
            Add(member.DeclaringType, found);
            if (member is FieldInfo field) { Add(field.FieldType, found); }
            if (member is MethodInfo called)
            {
                Add(called.ReturnType, found);
                foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : []) { Add(argument, found); }
            }
        }
    }

    private static void Add(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter) { return; }
        if (type.HasElementType) { Add(type.GetElementType(), found); return; }
        if (!found.Add(type)) { return; }
        if (type.IsGenericType)
        {
            found.Add(type.GetGenericTypeDefinition());
            foreach (var argument in type.GetGenericArguments()) { Add(argument, found); }
        }
    }
}
