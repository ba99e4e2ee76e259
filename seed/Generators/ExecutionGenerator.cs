using System.Globalization;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Seed.Generators;

/// <summary>Makes the demo's executions. A day depends only on the random number and the date, so running it again
/// makes the same executions with the same ids.</summary>
public sealed class ExecutionGenerator(int random, int users, DateOnly lastDay)
{
    private static readonly double[] HourWeights =
        [1, 0.7, 0.6, 0.5, 0.6, 1, 2, 4, 7, 10, 11, 10.5, 8, 9, 10.5, 10, 9, 7, 5, 4, 3, 2.5, 2, 1.5];

    private static readonly double[] WeekdayWeights = [0.32, 1.05, 1.12, 1.1, 1.06, 0.95, 0.38];

    private static readonly (string Type, string Message, double Weight)[] Errors =
    [
        ("timeout", "The step did not finish within its limit.", 30),
        ("rate_limit", "The provider answered 429: too many requests.", 22),
        ("validation", "The result does not match the expected schema.", 18),
        ("model_error", "The model returned an empty answer.", 14),
        ("network", "The connection was reset by the peer.", 9),
        ("auth", "The access token of the integration has expired.", 4),
        ("user_error", "The uploaded document is password-protected.", 3),
    ];

    private readonly double[] _hourCumulative = Cumulate(HourWeights);
    private readonly double[] _agentCumulative = Cumulate(AgentProfile.All.Select(a => a.Share));
    private readonly double[] _userCumulative = Cumulate(Enumerable.Range(0, users).Select(i => 1 / Math.Pow(i + 3, 0.72)));
    private readonly double[] _errorCumulative = Cumulate(Errors.Select(e => e.Weight));

    /// <returns>How many executions each of the days gets: their sum is exactly <paramref name="total"/>.</returns>
    public IReadOnlyList<(DateOnly Day, int Count)> Plan(int days, int total)
    {
        var weights = Enumerable.Range(0, days)
            .Select(i => lastDay.AddDays(i - days + 1))
            .Select(day => (day, Weight: DayWeight(day)))
            .ToList();
        var sum = weights.Sum(w => w.Weight);
        var plan = new List<(DateOnly, int)>(days);
        double planned = 0;
        var given = 0;
        foreach (var (day, weight) in weights)
        {
            planned += weight / sum * total;
            var count = (int)Math.Round(planned) - given;
            given += count;
            plan.Add((day, count));
        }

        return plan;
    }

    /// <returns>The days after the last one up to <paramref name="today"/>, as busy as the planned ones were.</returns>
    public IReadOnlyList<(DateOnly Day, int Count)> PlanSince(int days, int total, DateOnly today)
    {
        var sum = Enumerable.Range(0, days).Sum(i => DayWeight(lastDay.AddDays(-i)));
        return [.. Enumerable.Range(1, Math.Max(0, today.DayNumber - lastDay.DayNumber))
            .Select(i => lastDay.AddDays(i))
            .Select(day => (day, (int)Math.Round(DayWeight(day) / sum * total)))];
    }

    /// <returns>The executions of one day, in no particular order of time; those that would not be over at
    /// <paramref name="nowUtc"/> are left out.</returns>
    public IEnumerable<ExecutionInput> Day(DateOnly day, int count, DateTime nowUtc)
    {
        var chance = new Random(unchecked((random * 100_003) + day.DayNumber));
        var daysAgo = lastDay.DayNumber - day.DayNumber;
        for (var i = 0; i < count; i++)
        {
            var execution = Make(chance, day, daysAgo, i);
            if (execution.CompletedUtc < nowUtc)
            {
                yield return execution;
            }
        }
    }

    private ExecutionInput Make(Random chance, DateOnly day, int daysAgo, int index)
    {
        var hour = Pick(_hourCumulative, chance.NextDouble());
        var agent = AgentProfile.All[Pick(_agentCumulative, chance.NextDouble())];
        var user = Pick(_userCumulative, chance.NextDouble());
        var started = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            .AddHours(hour).AddMilliseconds(chance.Next(3_600_000));
        var incident = Incident.All.FirstOrDefault(i => i.Covers(daysAgo, hour, agent));
        var factor = Math.Exp(agent.Spread * Normal(chance)) * (incident?.Slowdown ?? 1);
        var duration = TimeSpan.FromMilliseconds(Math.Max(20, Math.Round(agent.MedianSeconds * 1000 * factor)));
        var fate = chance.NextDouble();
        var failureShare = incident?.FailureShare ?? agent.FailureShare;
        var status = fate < failureShare ? ExecutionStatus.Failed
            : fate < failureShare + 0.004 ? ExecutionStatus.TimedOut
            : fate < failureShare + 0.011 ? ExecutionStatus.Cancelled
            : ExecutionStatus.Succeeded;
        var error = Errors[Pick(_errorCumulative, chance.NextDouble())];
        var place = chance.NextDouble();
        var tokens = (long)(agent.TokensPerRun * (0.5 + chance.NextDouble()));
        var hasFailed = status is ExecutionStatus.Failed or ExecutionStatus.TimedOut;
        return new ExecutionInput
        {
            ExecutionId = string.Create(CultureInfo.InvariantCulture, $"demo-{random}-{day:yyyyMMdd}-{index:D7}"),
            Agent = agent.Name,
            User = string.Create(CultureInfo.InvariantCulture, $"user-{user + 1:D3}"),
            Status = status,
            StartedUtc = started,
            CompletedUtc = started + duration,
            Duration = duration,
            Credits = Math.Round((decimal)(agent.CreditsPerRun * (0.4 + (0.6 * Math.Min(factor, 4)))), 4),
            TokensIn = tokens,
            TokensOut = (long)(tokens * (0.2 + (0.3 * chance.NextDouble()))),
            Model = agent.Model,
            Environment = place < 0.86 ? "production" : place < 0.97 ? "staging" : "development",
            Version = string.Create(CultureInfo.InvariantCulture, $"2.{Math.Max(0, 6 - (daysAgo / 14))}"),
            ErrorType = !hasFailed ? null : incident?.ErrorType ?? (status == ExecutionStatus.TimedOut ? "timeout" : error.Type),
            ErrorMessage = !hasFailed ? null : incident is null ? error.Message : "The upstream service did not answer in time.",
        };
    }

    private double DayWeight(DateOnly day)
    {
        var daysAgo = lastDay.DayNumber - day.DayNumber;
        var wobble = new Random(unchecked((random * 7_919) + day.DayNumber)).NextDouble();
        return WeekdayWeights[(int)day.DayOfWeek] * (1.25 - (0.004 * daysAgo)) * (0.93 + (0.14 * wobble));
    }

    private static double Normal(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());

    private static double[] Cumulate(IEnumerable<double> weights)
    {
        double sum = 0;
        var cumulative = weights.Select(w => sum += w).ToArray();
        return [.. cumulative.Select(c => c / sum)];
    }

    private static int Pick(double[] cumulative, double value)
    {
        var at = Array.BinarySearch(cumulative, value);
        return Math.Min(at < 0 ? ~at : at + 1, cumulative.Length - 1);
    }
}
