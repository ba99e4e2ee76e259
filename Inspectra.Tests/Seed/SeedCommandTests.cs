using Inspectra.Seed;

namespace Inspectra.Tests.Seed;

public sealed class SeedCommandTests
{
    [Fact]
    public async Task Invoke_NothingGiven_TakesTheUsualValues()
    {
        SeedOptions? taken = null;

        var exit = await SeedCommand.Create((options, _) => { taken = options; return Task.FromResult(0); }).Parse([]).InvokeAsync();

        Assert.Equal(0, exit);
        Assert.Equal(new SeedOptions(1, 200_000, 90, 200, null), taken);
    }

    [Theory]
    [InlineData("--executions", "0")]
    [InlineData("--executions", "10000001")]
    [InlineData("--executions", "many")]
    [InlineData("--days", "0")]
    [InlineData("--users", "-1")]
    [InlineData("--rows", "5")]
    public void Parse_BadArgument_IsRefused(string name, string value)
    {
        var parsed = SeedCommand.Create((_, _) => Task.FromResult(0)).Parse([name, value]);

        Assert.NotEmpty(parsed.Errors);
    }
}
