namespace MongoDB.Driver;

/// <summary>One stage of an aggregation.</summary>
public interface IPipelineStageDefinition
{
    Type InputType { get; }

    string OperatorName { get; }

    Type OutputType { get; }
}
