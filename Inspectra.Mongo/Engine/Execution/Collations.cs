namespace Inspectra.Mongo.Engine.Execution;

/// <summary>The one collation of this engine: text compares by its code points.</summary>
internal static class Collations
{
    /// <exception cref="CommandException">The command asks for another collation.</exception>
    public static void RefuseIn(CommandBody body)
    {
        var collation = body.Document("collation"u8);
        if (collation is not null && collation.GetValue("locale", "simple") != "simple")
        {
            throw CommandException.NotSupported("Collations other than 'simple' are not supported by the embedded engine.");
        }
    }
}
