using Inspectra.Core.Localization;
using Inspectra.Core.Metrics;
using Inspectra.Web.Components.Charts;
using Inspectra.Web.Components.Filters;
using Inspectra.Web.Components.Shared;
using Inspectra.Web.State;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Pages.Executive;

/// <summary>The executive dashboard made ready to draw.</summary>
public sealed class ExecutiveView
{
    private ExecutiveView(IReadOnlyList<KpiFigure> kpis, MetricProvenance provenance)
    {
        Kpis = kpis;
        Provenance = provenance;
    }

    public IReadOnlyList<KpiFigure> Kpis { get; }

    public MetricProvenance Provenance { get; }

    public required ChartModel Statuses { get; init; }

    public required ChartModel Durations { get; init; }

    public required ChartModel SuccessRate { get; init; }

    public required ChartModel Credits { get; init; }

    public required IReadOnlyList<BarListRow> Agents { get; init; }

    public required IReadOnlyList<BarListRow>? Users { get; init; }

    public required IReadOnlyList<BarListRow> Models { get; init; }

    public required HeatModel Heat { get; init; }

    /// <summary>Nothing was ever written here: the data have no version yet.</summary>
    public bool IsWorkspaceEmpty => Provenance.DataVersion == 0;

    public static ExecutiveView Build(
        ExecutiveAnswers answers, FilterSet filters, TimeZoneInfo zone, string currency, DrillAddress drill, IStringLocalizer<UiTexts> texts)
    {
        var totals = answers.Totals;
        var rows = drill.Executions(filters);
        var index = totals.Metrics.Select((m, i) => (m.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        var statuses = Ordered(answers.Statuses);
        return new ExecutiveView(
            [.. totals.Metrics.Select((m, i) => Kpi(m, i, totals, currency, filters, drill, texts)).Where(k => k.Key != MetricKeys.DurationP50)], totals.Provenance)
        {
            Statuses = MetricModels.OfRows(statuses, answers.Grain, zone, texts["Executive.RunsByStatus"], rows,
                (row, i) => row.Key is { Length: > 0 } status ? (texts[$"Status.{status}"], StatusStyle.Of(status).Color) : (texts["Filter.NotGiven"], "var(--neutral)")),
            Durations = MetricModels.OfTotal(totals, answers.Grain, zone, texts["Executive.Durations"], rows,
                (index[MetricKeys.DurationP50], texts["Metric.duration_p50"], "var(--c2)"), (index[MetricKeys.DurationP95], texts["Metric.duration_p95"], "var(--c1)")),
            SuccessRate = MetricModels.OfTotal(totals, answers.Grain, zone, texts["Metric.success_rate"], rows,
                (index[MetricKeys.SuccessRate], texts["Metric.success_rate"], "var(--c0)")),
            Credits = MetricModels.OfTotal(totals, answers.Grain, zone, texts["Metric.credits"], rows,
                (index[MetricKeys.Credits], texts["Metric.credits"], "var(--c5)")),
            Agents = Rows(answers.Agents, DimensionKeys.Agent, filters, drill, texts),
            Users = answers.Users is null ? null : Rows(answers.Users, DimensionKeys.User, filters, drill, texts),
            Models = Rows(answers.Models, DimensionKeys.Model, filters, drill, texts),
            Heat = HeatModel.ByWeekdayAndHour(
                [.. MetricModels.Buckets(answers.Hours, zone).Select(b => b.StartLocal)], answers.Hours.Total.Series?[0] ?? []),
        };
    }

    private static MetricAnswer Ordered(MetricAnswer statuses) => statuses with
    {
        Rows = [.. statuses.Rows.OrderBy(r => StatusStyle.Order.Contains(r.Key ?? "") ? StatusStyle.Order.ToList().IndexOf(r.Key!) : 99)], // Contains rules null out.
    };

    private static KpiFigure Kpi(
        MetricDefinition metric, int i, MetricAnswer totals, string currency, FilterSet filters, DrillAddress drill, IStringLocalizer<UiTexts> texts) => new(
        metric.Key, texts[$"Metric.{metric.Key}"], MetricModels.KindOf(metric.Unit), metric.Unit == MetricUnit.Money ? currency : null,
        totals.Total.Values[i], totals.Total.PreviousValues?[i], totals.Total.Series?[i], MetricModels.GoodOf(metric.Direction),
        metric.Key switch
        {
            MetricKeys.SuccessRate => drill.Executions(filters.With(new PageFilter(DimensionKeys.Status, FilterMode.Is, ["failed", "timed_out"], IsOn: true))),
            MetricKeys.DurationP50 or MetricKeys.DurationP95 => drill.Executions(filters, new Dictionary<string, object?> { ["sort"] = "duration" }),
            MetricKeys.Credits or MetricKeys.Cost => drill.Executions(filters, new Dictionary<string, object?> { ["sort"] = "credits" }),
            _ => drill.Executions(filters),
        });

    private static IReadOnlyList<BarListRow> Rows(
        MetricAnswer answer, string dimension, FilterSet filters, DrillAddress drill, IStringLocalizer<UiTexts> texts) =>
        [.. answer.Rows.Select(row => new BarListRow(
            row.IsOther ? texts["Chart.Others"] : FilterLabel.Of(dimension, row.Key, texts),
            row.Values,
            row.IsOther
                ? drill.Executions(filters.With(new PageFilter(dimension, FilterMode.IsNot, [.. answer.Rows.Where(r => !r.IsOther).Select(r => r.Key ?? "")], IsOn: true)))
                : drill.Executions(filters.With(dimension, row.Key ?? "")),
            row.IsOther))];
}

public sealed record KpiFigure(
    string Key, string Label, ValueKind Kind, string? Unit, double? Value, double? Previous, IReadOnlyList<double?>? Series, GoodDirection Good, string Address);
