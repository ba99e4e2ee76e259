using System.Globalization;
using Inspectra.Core.Services.Activity;

namespace Inspectra.Seed.Generators;

/// <summary>Makes what people do in the product: they sign in on most working days and look at some pages.</summary>
/// <remarks>A day depends only on the random number and the date.</remarks>
public sealed class ActivityGenerator(int random, int users)
{
    private const double WorkdayShare = 0.46;
    private const double WeekendShare = 0.09;
    private static readonly string[] Pages = ["executive", "executions", "executions", "executions", "jobs", "import", "api-docs", "members"];
    private static readonly string[] Devices = ["desktop", "desktop", "desktop", "mobile", "tablet"];

    /// <returns>The events of one day, person by person.</returns>
    public IEnumerable<ActivityInput> Day(DateOnly day)
    {
        var chance = new Random(unchecked((random * 50_021) + day.DayNumber));
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var share = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendShare : WorkdayShare;
        for (var user = 1; user <= users; user++)
        {
            if (chance.NextDouble() >= share)
            {
                continue;
            }

            var device = Devices[chance.Next(Devices.Length)];
            var views = 2 + chance.Next(12);
            var moment = midnight.AddHours(6 + (chance.NextDouble() * 9));
            for (var i = 0; i <= views; i++)
            {
                yield return new ActivityInput
                {
                    EventId = string.Create(CultureInfo.InvariantCulture, $"demo-{random}-{day:yyyyMMdd}-{user}-{i}"),
                    OccurredUtc = moment,
                    User = string.Create(CultureInfo.InvariantCulture, $"user-{user:D3}"),
                    Event = i == 0 ? "sign_in" : "page_view",
                    Page = i == 0 ? null : Pages[chance.Next(Pages.Length)],
                    Device = device,
                };
                moment = moment.AddMilliseconds(chance.Next(5_000, 1_500_000));
            }
        }
    }
}
