namespace Inspectra.Mongo.Engine.Execution;

/// <summary>Marks a command that may run inside a multi-document transaction.</summary>
internal interface ITransactionCommand : ICommand;
