namespace Inspectra.Core.Services.Agents.Intake;

/// <summary>Makes a draft of an item that came as a record.</summary>
internal static class TypedDraft
{
    private const decimal MaxCredits = 9_000_000_000_000m;

    /// <param name="scratch">Holds the texts that the draft points to.</param>
    public static ItemRefusal? Fill(ExecutionInput item, TextScratch scratch, ref ExecutionDraft draft)
    {
        draft.ExecutionId = scratch.Encode(item.ExecutionId.Trim());
        draft.Agent = scratch.Encode(item.Agent.Trim());
        draft.User = scratch.Encode(item.User?.Trim());
        draft.Status = scratch.Encode(item.Status.Trim());
        draft.Model = scratch.Encode(item.Model?.Trim());
        draft.Environment = scratch.Encode(item.Environment?.Trim());
        draft.Version = scratch.Encode(item.Version?.Trim());
        draft.ErrorType = scratch.Encode(item.ErrorType?.Trim());
        draft.ErrorMessage = scratch.Encode(item.ErrorMessage);
        draft.StartedMs = Milliseconds(item.StartedUtc);
        draft.CompletedMs = item.CompletedUtc is { } completed ? Milliseconds(completed) : null;
        draft.DurationUs = item.Duration?.Ticks / TimeSpan.TicksPerMicrosecond;
        draft.TokensIn = item.TokensIn;
        draft.TokensOut = item.TokensOut;
        if (item.Duration < TimeSpan.Zero)
        {
            return new(FieldNames.Duration, "is negative");
        }

        if (item.Credits is { } credits)
        {
            if (Math.Abs(credits) > MaxCredits)
            {
                return new(FieldNames.Credits, "is too large");
            }

            draft.CreditsMicro = (long)Math.Round(credits * 1_000_000m, MidpointRounding.ToEven);
        }

        return null;
    }

    // Rounded down also before 1970, which the checks then refuse.
    private static long Milliseconds(DateTime utc) =>
        (long)Math.Floor((utc - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerMillisecond);
}
