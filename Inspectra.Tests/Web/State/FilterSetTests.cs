using Inspectra.Core.Metrics;
using Inspectra.Web.State;
using Microsoft.AspNetCore.Http.Extensions;

namespace Inspectra.Tests.Web.State;

public sealed class FilterSetTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var filters = FilterSet.None
            .With(new PageFilter("agent", FilterMode.IsNot, ["a & b", "c=d"], IsOn: true))
            .With(new PageFilter("status", FilterMode.Is, ["failed"], IsOn: false))
            .With(new PageFilter("model", FilterMode.Is, [""], IsOn: true));

        var read = FilterSet.Parse(Address(filters));

        Assert.Equal(["a & b", "c=d"], read.Find("agent")!.Values);
        Assert.Equal(FilterMode.IsNot, read.Find("agent")!.Mode);
        Assert.False(read.Find("status")!.IsOn);
        Assert.Equal([""], read.Find("model")!.Values);
    }

    [Fact]
    public void ToMetric_SwitchedOffFilter_DoesNotCount()
    {
        var filters = FilterSet.None.With("agent", "a").With("user", "u").Toggle("agent");

        Assert.Equal("user", Assert.Single(filters.ToMetric()).Dimension);
    }

    [Fact]
    public void With_SameDimensionTwice_ReplacesIt() =>
        Assert.Equal(["b"], Assert.Single(FilterSet.None.With("agent", "a").With("agent", "b").Items).Values);

    [Fact]
    public void Parse_UnknownKeysAndHugeValues_AreIgnored() =>
        Assert.Empty(FilterSet.Parse("http://x/?colour=red&agent=" + new string('a', 500)).Items);

    private static string Address(FilterSet filters)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in filters.Write())
        {
            switch (value)
            {
                case string[] many: query.Add(key, many); break;
                case string one: query.Add(key, one); break;
            }
        }

        return "http://localhost/" + query.ToQueryString();
    }
}
