using Microsoft.Extensions.Logging;
using MongoDB.Bson;

namespace Inspectra.Core.Services.Identity;

internal static partial class IdentityLog
{
    [LoggerMessage(1100, LogLevel.Warning,
        "Inspectra is not set up yet. Open the address of this server and enter this one-time token, good for {Minutes} minutes (a restart prints a new one): {Token}")]
    public static partial void SetupTokenIssued(this ILogger logger, int minutes, string token);

    [LoggerMessage(1101, LogLevel.Information, "Set-up completed by user {UserId}.")]
    public static partial void SetupCompleted(this ILogger logger, ObjectId userId);

    [LoggerMessage(1102, LogLevel.Information, "User {UserId} signed in.")]
    public static partial void SignedIn(this ILogger logger, ObjectId userId);

    [LoggerMessage(1103, LogLevel.Information, "A sign-in was refused.")]
    public static partial void SignInRefused(this ILogger logger);

    [LoggerMessage(1104, LogLevel.Information, "Every session of user {UserId} was ended.")]
    public static partial void SessionsEnded(this ILogger logger, ObjectId userId);

    [LoggerMessage(1105, LogLevel.Information, "User {UserId} changed the password.")]
    public static partial void PasswordChanged(this ILogger logger, ObjectId userId);
}
