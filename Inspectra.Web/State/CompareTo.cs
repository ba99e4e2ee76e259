namespace Inspectra.Web.State;

public enum CompareTo
{
    PreviousPeriod,
    SamePeriodLastYear,
    None,
}
