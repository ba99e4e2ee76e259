using Inspectra.Web.Components.Charts.Geometry;
using Inspectra.Web.Components.Shared;

namespace Inspectra.Web.Components.Charts;

/// <summary>A chart over time worked out to path data: the same drawing serves the screen, a file and the tests.</summary>
public sealed class TimeDrawing
{
    public const double DrawingWidth = 1000;

    private TimeDrawing(PlotGeometry plot, double[] ticks)
    {
        Plot = plot;
        Ticks = ticks;
    }

    public PlotGeometry Plot { get; }

    public IReadOnlyList<double> Ticks { get; }

    public IReadOnlyList<SeriesDrawing> Series { get; private init; } = [];

    public string Grid { get; private init; } = "";

    public string Band { get; private init; } = "";

    public static TimeDrawing Draw(ChartModel model, IReadOnlyList<ChartSeries> visible, ChartShape shape, double height)
    {
        var stacked = shape is ChartShape.StackedBar or ChartShape.StackedArea;
        var edges = stacked ? Stacking.Edges([.. visible.Select(s => s.Values)]) : [];
        var ticks = Axis(model, visible, edges, shape);
        var plot = new PlotGeometry(DrawingWidth, height, model.Buckets.Count, ticks[0], ticks[^1]);
        var grid = new PathBuilder();
        foreach (var tick in ticks)
        {
            grid.MoveTo(0, plot.Y(tick)).LineTo(DrawingWidth, plot.Y(tick));
        }

        var lastComplete = LastComplete(model.Buckets);
        return new TimeDrawing(plot, ticks)
        {
            Grid = grid.ToString(),
            Band = model.Band is { } band ? plot.Area(band.Lower, band.Upper) : "",
            Series = [.. visible.Select((series, i) => shape switch
            {
                ChartShape.StackedBar => Bars(plot, series, edges[i], edges[i + 1], lastComplete),
                ChartShape.StackedArea => new SeriesDrawing(series) { Fill = plot.Area(edges[i], edges[i + 1]) },
                ChartShape.Bar => Bars(plot, series, new double[model.Buckets.Count], Heights(series.Values), lastComplete),
                _ => Lines(plot, series, shape, lastComplete),
            })],
        };
    }

    private static SeriesDrawing Bars(PlotGeometry plot, ChartSeries series, double[] lower, double[] upper, int lastComplete) => new(series)
    {
        Fill = plot.Bars(lower, upper, 0, lastComplete),
        OpenFill = plot.Bars(lower, upper, lastComplete + 1, plot.Count - 1),
        Previous = series.Previous is { } previous ? plot.Line(previous, 0, plot.Count - 1) : "",
    };

    private static SeriesDrawing Lines(PlotGeometry plot, ChartSeries series, ChartShape shape, int lastComplete) => new(series)
    {
        Line = plot.Line(series.Values, 0, lastComplete),
        OpenLine = lastComplete < plot.Count - 1 ? plot.Line(series.Values, Math.Max(0, lastComplete), plot.Count - 1) : "",
        Dots = plot.LonelyDots(series.Values),
        Fill = shape == ChartShape.Area ? plot.Area(new double[plot.Count], Heights(series.Values)) : "",
        Previous = series.Previous is { } previous ? plot.Line(previous, 0, plot.Count - 1) : "",
    };

    private static double[] Heights(IReadOnlyList<double?> values) => [.. values.Select(v => v ?? 0)];

    private static int LastComplete(IReadOnlyList<ChartBucket> buckets)
    {
        var last = buckets.Count - 1;
        while (last >= 0 && !buckets[last].IsComplete)
        {
            last--;
        }

        return last;
    }

    private static double[] Axis(ChartModel model, IReadOnlyList<ChartSeries> visible, double[][] edges, ChartShape shape)
    {
        var largest = edges.Length > 0 ? edges[^1].DefaultIfEmpty(0).Max() : 0;
        double? smallest = null;
        foreach (var value in Values(visible, shape))
        {
            largest = Math.Max(largest, value);
            smallest = Math.Min(smallest ?? value, value);
        }

        if (model.Band is { } band)
        {
            largest = Math.Max(largest, band.Upper.DefaultIfEmpty(0).Max());
        }

        switch (model.Kind)
        {
            case ValueKind.Seconds:
                return NiceTicks.ForSeconds(0, largest, 4);
            case ValueKind.Count:
                return NiceTicks.ForCounts(largest, 4);
            case ValueKind.Share when shape == ChartShape.Line && smallest is > 0.5:
                // A success rate moves near the top; only bars and areas owe the reader a zero line.
                // Two points of room at least, or a rate that never moves would be an axis of one label.
                var ticks = NiceTicks.For(Math.Min(smallest.Value, 0.98), 1, 4);
                return [.. ticks.Where(t => t <= 1.0000001)];
            case ValueKind.Share:
                return NiceTicks.For(0, Math.Min(1, largest <= 0 ? 1 : largest), 4);
            default:
                return NiceTicks.For(Math.Min(0, smallest ?? 0), largest, 4);
        }
    }

    private static IEnumerable<double> Values(IReadOnlyList<ChartSeries> visible, ChartShape shape)
    {
        foreach (var series in visible)
        {
            var own = shape is ChartShape.StackedBar or ChartShape.StackedArea ? [] : series.Values;
            foreach (var value in own.Concat(series.Previous ?? []))
            {
                if (value is { } v && double.IsFinite(v))
                {
                    yield return v;
                }
            }
        }
    }
}

/// <summary>Path data of one series; an empty text where the shape has no such part.</summary>
public sealed record SeriesDrawing(ChartSeries Series)
{
    public string Line { get; init; } = "";

    public string OpenLine { get; init; } = "";

    public string Dots { get; init; } = "";

    public string Fill { get; init; } = "";

    public string OpenFill { get; init; } = "";

    public string Previous { get; init; } = "";
}
