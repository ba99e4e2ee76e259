namespace Inspectra.Core.Metrics;

public enum FilterMode
{
    Is,
    IsNot,
}
