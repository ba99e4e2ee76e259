using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Inspectra.Bench.Support;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Bench.Reliability;

/// <summary>One program that sends executions, remembers what was acknowledged, and repeats what was not.</summary>
/// <remarks>Every batch also brings one execution that was acknowledged before, and the end of those that the batch
/// before left running: so duplicates and updates are killed in the middle too.</remarks>
public sealed class KillClient(Site site, int number, int batchSize, DateTime baseUtc)
{
    private const int RunningEvery = 10;
    private static readonly string[] Agents = ["reader", "writer", "checker"];
    private readonly List<SentExecution> _sent = [];
    private readonly List<string> _faults = [];
    private List<SentExecution>? _unanswered;
    private List<SentExecution> _running = [];
    private int _made;

    public IReadOnlyList<SentExecution> Sent => _sent;

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Sends until the server is gone.</summary>
    /// <param name="acknowledged">Told after every answer.</param>
    public async Task SendUntilGoneAsync(Uri address, Action acknowledged, CancellationToken ct)
    {
        try
        {
            using var connection = await RawHttpConnection.OpenAsync(address, ct);
            while (true)
            {
                // What was under way when the server died is sent again, as a real client would.
                var batch = _unanswered ?? NextBatch();
                _unanswered = batch;
                var body = ExecutionBodies.Json([.. batch.Select(s => s.Input)]);
                var request = RawHttpConnection.Request("POST", site.IngestPath, site.ApiKey, "application/json", body);
                var (status, answer) = await connection.SendAsync(request, ct);
                if (status != 200)
                {
                    _faults.Add($"client {number}: status {status}");
                    return;
                }

                Acknowledge(batch, answer);
                _unanswered = null;
                acknowledged();
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // The server was killed: that is what this waits for.
        }
    }

    private List<SentExecution> NextBatch()
    {
        var batch = new List<SentExecution>(batchSize + RunningEvery + 1);
        foreach (var running in _running)
        {
            running.Input = running.Input with
            {
                Status = ExecutionStatus.Succeeded, Duration = TimeSpan.FromSeconds(2), CompletedUtc = running.Input.StartedUtc.AddSeconds(2),
            };
            batch.Add(running);
        }

        _running = [];
        if (_sent.Count > 0)
        {
            batch.Add(_sent[_made * 7 % _sent.Count]);
        }

        for (var i = 0; i < batchSize; i++)
        {
            var execution = new SentExecution(Make());
            _sent.Add(execution);
            batch.Add(execution);
            if (execution.Input.Status == ExecutionStatus.Running)
            {
                _running.Add(execution);
            }
        }

        return [.. batch.Distinct()];
    }

    private ExecutionInput Make()
    {
        var n = _made++;
        var isRunning = n % RunningEvery == 3;
        var started = baseUtc.AddMilliseconds((n * 211L) + number);
        return new ExecutionInput
        {
            ExecutionId = string.Create(CultureInfo.InvariantCulture, $"c{number}-{n}"),
            Agent = Agents[n % Agents.Length],
            User = string.Create(CultureInfo.InvariantCulture, $"user-{n % 17}"),
            Status = isRunning ? ExecutionStatus.Running : n % 23 == 0 ? ExecutionStatus.Failed : ExecutionStatus.Succeeded,
            StartedUtc = started,
            CompletedUtc = isRunning ? null : started.AddSeconds(1),
            Duration = isRunning ? null : TimeSpan.FromSeconds(1),
            Credits = n % 5,
            TokensIn = n % 101,
            TokensOut = n % 13,
            Model = "atlas",
        };
    }

    private void Acknowledge(List<SentExecution> batch, ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        var results = document.RootElement.GetProperty("results");
        for (var i = 0; i < batch.Count; i++)
        {
            var outcome = results[i].GetString();
            var execution = batch[i];
            if (outcome == "rejected" || (outcome == "accepted" && execution.IsAcknowledged))
            {
                _faults.Add($"{execution.Input.ExecutionId} was {outcome}, acknowledged before: {execution.IsAcknowledged}");
            }

            execution.IsAcknowledged = true;
            execution.IsFinalAcknowledged |= execution.Input.Status != ExecutionStatus.Running;
        }
    }
}
