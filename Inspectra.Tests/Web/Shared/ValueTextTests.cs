using System.Globalization;
using Inspectra.Web.Components.Shared;

namespace Inspectra.Tests.Web.Shared;

public sealed class ValueTextTests
{
    public ValueTextTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(null, ValueKind.Count, "—")]
    [InlineData(0.0, ValueKind.Count, "0")]
    [InlineData(9999.0, ValueKind.Count, "9,999")]
    [InlineData(12_400.0, ValueKind.Count, "12.4k")]
    [InlineData(999_999.0, ValueKind.Count, "1M")]
    [InlineData(3_200_000.0, ValueKind.Count, "3.2M")]
    [InlineData(0.95, ValueKind.Share, "95.0%")]
    [InlineData(0.9997, ValueKind.Share, "99.97%")]
    [InlineData(1.0, ValueKind.Share, "100%")]
    [InlineData(0.0, ValueKind.Share, "0%")]
    [InlineData(0.0123, ValueKind.Share, "1.23%")]
    [InlineData(double.NaN, ValueKind.Decimal, "—")]
    [InlineData(12.5, ValueKind.Money, "12.50")]
    public void Compact_AnyValue_ReadsAtAGlance(double? value, ValueKind kind, string text) => Assert.Equal(text, ValueText.Compact(value, kind));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.00042, "420 µs")]
    [InlineData(0.84, "840 ms")]
    [InlineData(0.9999, "1.0 s")]
    [InlineData(12.4, "12.4 s")]
    [InlineData(59.97, "1 m")]
    [InlineData(200, "3 m 20 s")]
    [InlineData(7500, "2 h 5 m")]
    [InlineData(356400, "4 d 3 h")]
    public void Duration_AnySpan_UsesTheTwoLargestUnits(double seconds, string text) => Assert.Equal(text, ValueText.Duration(seconds));

    [Fact]
    public void Delta_MoreOfWhatShouldBeLess_IsWorse()
    {
        var delta = KpiDelta.Of(12, 10, ValueKind.Seconds, GoodDirection.LessIsBetter);

        Assert.Equal(("up", "20.0%", "Kpi.Worse", "worse"), (delta!.Icon, delta.Amount, delta.Word, delta.Tone));
    }

    [Fact]
    public void Delta_OfAShare_IsToldInPoints() =>
        Assert.Equal("2.5 pp", KpiDelta.Of(0.95, 0.925, ValueKind.Share, GoodDirection.MoreIsBetter)!.Amount);

    [Theory]
    [InlineData(null, 3.0)]
    [InlineData(3.0, null)]
    [InlineData(3.0, 0.0)]
    public void Delta_NothingToCompareWith_IsNone(double? now, double? before) =>
        Assert.Null(KpiDelta.Of(now, before, ValueKind.Count, GoodDirection.Neutral));

    [Fact]
    public void Icons_EveryName_HasAShape() => Assert.All(IconShapes.Names, name => Assert.StartsWith("M", IconShapes.Of(name), StringComparison.Ordinal));
}
