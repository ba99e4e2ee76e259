namespace Inspectra.Mongo.Engine.Stages;

/// <summary>Marks a stage that writes and gives nothing on, so that nothing may follow it.</summary>
internal interface IFinalStage;
