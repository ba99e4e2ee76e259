namespace MongoDB.Bson.Serialization.Conventions;

/// <summary>The rules that apply to each class: the defaults, then what was registered, then the attributes.</summary>
public static class ConventionRegistry
{
    private static readonly Lock s_lock = new();
    private static readonly List<(string Name, IConventionPack Pack, Func<Type, bool> Filter)> s_registered = [];

    public static IConventionPack Lookup(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var pack = new ConventionPack();
        pack.Append(DefaultConventionPack.Instance);
        lock (s_lock)
        {
            foreach (var (_, registered, filter) in s_registered)
            {
                if (filter(type)) { pack.Append(registered); }
            }
        }

        // What a class says about itself wins, so attributes come last.
        pack.Append(AttributeConventionPack.Instance);
        return pack;
    }

    /// <summary>Applies to classes that are mapped from now on.</summary>
    /// <exception cref="ArgumentException">A pack of that name is registered already.</exception>
    public static void Register(string name, IConventionPack conventions, Func<Type, bool> filter)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(conventions);
        ArgumentNullException.ThrowIfNull(filter);
        lock (s_lock)
        {
            if (s_registered.Any(r => r.Name == name))
            {
                throw new ArgumentException($"A convention pack named '{name}' is registered already.", nameof(name));
            }

            s_registered.Add((name, conventions, filter));
        }
    }

    public static void Remove(string name)
    {
        lock (s_lock) { s_registered.RemoveAll(r => r.Name == name); }
    }
}
