using System.Globalization;
using Inspectra.Web.Components.Shared;

namespace Inspectra.Web.Components.Charts;

/// <summary>A grid of values, as the hours of a day by the days of a week.</summary>
public sealed record HeatModel(
    IReadOnlyList<string> RowLabels, IReadOnlyList<string> ColumnLabels, IReadOnlyList<IReadOnlyList<double?>> Cells, ValueKind Kind)
{
    public double Largest => Cells.SelectMany(r => r).Select(v => v ?? 0).DefaultIfEmpty(0).Max();

    /// <summary>Sums hourly values by weekday (Monday first) and hour of the wall clock; a cell that no hour falls into is null.</summary>
    public static HeatModel ByWeekdayAndHour(IReadOnlyList<DateTime> startsLocal, IReadOnlyList<double?> values)
    {
        var cells = new double?[7][];
        for (var day = 0; day < 7; day++)
        {
            cells[day] = new double?[24];
        }

        for (var i = 0; i < startsLocal.Count; i++)
        {
            var day = ((int)startsLocal[i].DayOfWeek + 6) % 7;
            cells[day][startsLocal[i].Hour] = (cells[day][startsLocal[i].Hour] ?? 0) + (values[i] ?? 0);
        }

        var names = CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames;
        return new HeatModel(
            [.. Enumerable.Range(0, 7).Select(d => names[(d + 1) % 7])],
            [.. Enumerable.Range(0, 24).Select(h => h.ToString("00", CultureInfo.InvariantCulture))],
            cells, ValueKind.Count);
    }
}
