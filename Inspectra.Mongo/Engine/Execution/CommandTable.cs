using Inspectra.Mongo.Engine.Commands;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Every command that the embedded engine knows.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<ICommand> All() =>
    [
        new HelloCommand("hello"),
        new HelloCommand("isMaster"),
        new HelloCommand("ismaster"),
        new PingCommand(),
        new BuildInfoCommand(),
        new InsertCommand(),
        new UpdateCommand(),
        new DeleteCommand(),
        new FindAndModifyCommand("findAndModify"),
        new FindAndModifyCommand("findandmodify"),
        new FindCommand(),
        new GetMoreCommand(),
        new KillCursorsCommand(),
        new CountCommand(),
        new DistinctCommand(),
        new AggregateCommand(),
        new CreateCommand(),
        new DropCommand(),
        new DropDatabaseCommand(),
        new ListCollectionsCommand(),
        new ListDatabasesCommand(),
        new CreateIndexesCommand(),
        new ListIndexesCommand(),
        new DropIndexesCommand(),
        new CollStatsCommand(),
        new DbStatsCommand(),
        new EndSessionsCommand(),
        new CommitTransactionCommand(),
        new AbortTransactionCommand(),
    ];
}
