namespace Inspectra.Web.State;

public enum PeriodPreset
{
    Today,
    Yesterday,
    Last7Days,
    Last28Days,
    Last30Days,
    Last90Days,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    LastQuarter,
    ThisYear,
    LastYear,
    Custom,
}
