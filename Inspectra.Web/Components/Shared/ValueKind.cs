namespace Inspectra.Web.Components.Shared;

/// <summary>What a number means, which decides how it is written.</summary>
public enum ValueKind
{
    Count,
    Decimal,
    /// <summary>A share between 0 and 1.</summary>
    Share,
    /// <summary>A time span in seconds.</summary>
    Seconds,
    Money,
}
