using Microsoft.Extensions.Configuration;

namespace Inspectra.Core;

/// <summary>Everything an operator may set, from section <c>Inspectra</c> of the settings file or the environment.
/// Every value has a default that works.</summary>
public sealed class InspectraSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Inspectra";

    /// <summary>Fewer rounds of PBKDF2-HMAC-SHA512 than this are refused in configuration.</summary>
    public const int LeastPasswordIterations = 210_000;

    /// <summary>Where the embedded database lives; created with mode 700. Relative to the working directory.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Keeps the database in memory: quick, and gone with the process. For trying things out.</summary>
    public bool InMemory { get; set; }

    /// <summary>Addresses to listen on, separated by semicolons. Loopback unless told otherwise.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>IANA zone of a new workspace.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>What one credit costs in a new workspace.</summary>
    public decimal PricePerCredit { get; set; } = 0.01m;

    /// <summary>ISO 4217 code of the currency of a new workspace.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a new password.</summary>
    public int PasswordIterations { get; set; } = LeastPasswordIterations;

    /// <summary>Characters a new password has at the least.</summary>
    public int MinimumPasswordLength { get; set; } = 12;

    /// <summary>How long the token for the first set-up is good.</summary>
    public TimeSpan SetupTokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session that nobody used for so long has ended.</summary>
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A session ends after so long, used or not.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Requests one API key may send in a minute; as many at once, then an even flow.</summary>
    public int ApiRequestsPerMinute { get; set; } = 1_200_000;

    /// <summary>Events one request may bring.</summary>
    public int MaxItemsPerRequest { get; set; } = 10_000;

    /// <summary>Bytes one request may bring, counted after decompression.</summary>
    public long MaxBytesPerRequest { get; set; } = 10 * 1024 * 1024;

    /// <summary>Bytes an uploaded file may have, counted as it arrives.</summary>
    public long MaxUploadBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <exception cref="SettingsException">A value cannot be used, or names what is not supported.</exception>
    public static InspectraSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = Read(configuration);
        if (!string.IsNullOrWhiteSpace(configuration["MONGO_URI"]))
        {
            throw new SettingsException(
                "MONGO_URI is set, but this version serves from its embedded database only. "
                + "Remove MONGO_URI to start; nothing was read from or written to that server.");
        }

        settings.Check();
        return settings;
    }

    private static InspectraSettings Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(Section).Get<InspectraSettings>() ?? new InspectraSettings();
        }
        catch (InvalidOperationException unreadable)
        {
            // The binder's sentence names the setting and the type it has.
            throw new SettingsException(unreadable.Message);
        }
    }

    private void Check()
    {
        Require(!string.IsNullOrWhiteSpace(DataDirectory), nameof(DataDirectory), "names a directory");
        Require(TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _), nameof(TimeZone), "is an IANA time zone");
        Require(PricePerCredit >= 0, nameof(PricePerCredit), "is not negative");
        Require(Currency is { Length: 3 } && Currency.All(char.IsAsciiLetterUpper), nameof(Currency), "is an ISO 4217 code");
        Require(PasswordIterations >= LeastPasswordIterations, nameof(PasswordIterations), "is at least 210000");
        Require(MinimumPasswordLength is >= 8 and <= 64, nameof(MinimumPasswordLength), "is between 8 and 64");
        Require(SetupTokenLifetime > TimeSpan.Zero, nameof(SetupTokenLifetime), "is longer than zero");
        Require(SessionIdleTimeout > TimeSpan.Zero, nameof(SessionIdleTimeout), "is longer than zero");
        Require(SessionLifetime >= SessionIdleTimeout && SessionLifetime <= TimeSpan.FromDays(30),
            nameof(SessionLifetime), "is at least SessionIdleTimeout and at most 30 days");
        Require(ApiRequestsPerMinute > 0, nameof(ApiRequestsPerMinute), "is more than zero");
        Require(MaxItemsPerRequest is > 0 and <= 100_000, nameof(MaxItemsPerRequest), "is between 1 and 100000");
        Require(MaxBytesPerRequest is > 0 and <= 100L * 1024 * 1024, nameof(MaxBytesPerRequest), "is at most 100 MB");
        Require(MaxUploadBytes > 0, nameof(MaxUploadBytes), "is more than zero");
    }

    private static void Require(bool holds, string name, string rule)
    {
        if (!holds) { throw new SettingsException($"The setting {Section}:{name} is refused: it must be such that it {rule}."); }
    }
}
