namespace Inspectra.Mongo.Engine.Execution;

/// <summary>One command, named after its first element.</summary>
internal interface ICommand
{
    string Name { get; }

    /// <exception cref="CommandException">It is refused.</exception>
    ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context);
}
