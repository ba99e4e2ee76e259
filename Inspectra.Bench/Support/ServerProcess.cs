using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inspectra.Bench.Support;

/// <summary>The real web process on a data directory of its own, on loopback, with a port that the system chose.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, string? setupToken, TimeSpan startup)
    {
        _process = process;
        SetupToken = setupToken;
        Address = address;
        Startup = startup;
    }

    public Uri Address { get; }

    /// <summary>From process start until the address was printed.</summary>
    public TimeSpan Startup { get; }

    /// <summary>What the console printed for the first set-up; null when the server is set up.</summary>
    public string? SetupToken { get; }

    public int Id => _process.Id;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <exception cref="InvalidOperationException">The process ended, or printed no address within a minute.</exception>
    public static async Task<ServerProcess> StartAsync(string dataDirectory, CancellationToken ct)
    {
        var binary = Locate();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(binary)!, // A file path found on disk has a directory.
        };
        start.ArgumentList.Add(binary);
        start.Environment["Inspectra__DataDirectory"] = dataDirectory;
        start.Environment["Inspectra__Urls"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_gcServer"] = "0";
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The web process did not start.");
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        string? setupToken = null;
        var tail = new Queue<string>();
        void Read(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (tail)
            {
                tail.Enqueue(line);
                if (tail.Count > 20)
                {
                    tail.Dequeue();
                }
            }

            if (TokenPattern().Match(line) is { Success: true } token)
            {
                setupToken = token.Groups[1].Value;
            }

            if (AddressPattern().Match(line) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Value));
            }
        }

        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(address.Task, process.WaitForExitAsync(ct), Task.Delay(TimeSpan.FromMinutes(1), ct));
        if (first != address.Task)
        {
            process.Kill(entireProcessTree: true);
            lock (tail)
            {
                throw new InvalidOperationException("The web process printed no address:\n" + string.Join('\n', tail));
            }
        }

        return new ServerProcess(process, await address.Task, setupToken, Stopwatch.GetElapsedTime(began));
    }

    /// <returns>Resident memory in megabytes, as the kernel counts it.</returns>
    public double ResidentMegabytes()
    {
        foreach (var line in File.ReadLines($"/proc/{_process.Id}/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                var kilobytes = line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
                return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
            }
        }

        return double.NaN;
    }

    /// <summary>SIGKILL: no chance to flush or say goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static string Locate()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inspectra.sln")))
        {
            folder = folder.Parent;
        }

        var root = folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks from a checkout.");
        var configured = Environment.GetEnvironmentVariable("INSPECTRA_WEB_DLL");
        var build = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Debug"
            : "Release";
        var path = configured ?? Path.Combine(root, "Inspectra.Web", "bin", build, "net10.0", "Inspectra.Web.dll");
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException("Build the web project first: dotnet build -c Release");
    }

    [GeneratedRegex(@"one-time token, .*: (\S+)$")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressPattern();
}
