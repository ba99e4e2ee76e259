using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Inspectra.Core;
using Inspectra.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Inspectra.Tests.Core;

public sealed partial class InspectraSettingsTests
{
    /// <summary>Every setting and its default, as a settings file spells it.</summary>
    private static readonly SortedDictionary<string, string> s_defaults = Spell(new InspectraSettings());

    [Fact]
    public void SettingsFile_AtTheRoot_HoldsEverySettingWithItsDefault()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(SourceTree.Root, "appsettings.Development.json")).Build();

        var settings = InspectraSettings.From(file);

        Assert.Equal(s_defaults.Keys, file.GetSection(InspectraSettings.Section).GetChildren().Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.Equal(s_defaults, Spell(settings));
    }

    [Fact]
    public void Readme_TableOfSettings_NamesEverySettingWithItsDefault()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));

        var rows = Row().Matches(readme[readme.IndexOf("## Settings", StringComparison.Ordinal)..])
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

        Assert.Equal(s_defaults, new SortedDictionary<string, string>(rows, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("PasswordIterations", "1000")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("Currency", "dollars")]
    [InlineData("PricePerCredit", "-1")]
    [InlineData("MinimumPasswordLength", "4")]
    [InlineData("SessionLifetime", "01:00:00")]
    [InlineData("SessionLifetime", "60.00:00:00")]
    [InlineData("ApiRequestsPerMinute", "0")]
    [InlineData("MaxItemsPerRequest", "0")]
    [InlineData("MaxItemsPerRequest", "many")]
    [InlineData("MaxBytesPerRequest", "99999999999")]
    public void From_UnusableValue_NamesTheSetting(string name, string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => InspectraSettings.From(Configured($"Inspectra:{name}", value)));

        Assert.Contains($"Inspectra:{name}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_NothingSet_TakesTheDefaults()
    {
        var settings = InspectraSettings.From(new ConfigurationBuilder().Build());

        Assert.Equal(("data", "http://127.0.0.1:5080", 0.01m), (settings.DataDirectory, settings.Urls, settings.PricePerCredit));
    }

    [Fact]
    public void From_AddressOfAServer_IsRefusedWithoutTellingIt()
    {
        var refusal = Assert.Throws<SettingsException>(() => InspectraSettings.From(Configured("MONGO_URI", "mongodb://ann:secret@db.example.org")));

        Assert.Contains("MONGO_URI", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configured(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

    private static SortedDictionary<string, string> Spell(InspectraSettings settings) => new(
        typeof(InspectraSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.Name, p => p.GetValue(settings) switch
        {
            bool flag => flag ? "true" : "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!, // No setting is null.
        }), StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(\w+)` \| `([^`]+)` \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
