namespace Inspectra.Core.Services.Sources;

/// <summary>What the values of a column look like.</summary>
public enum ImportValueType
{
    Empty,
    Text,
    Integer,
    Number,
    Time,
    Truth,
    Code,
    Url,
}
