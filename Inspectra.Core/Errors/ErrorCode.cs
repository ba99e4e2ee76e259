namespace Inspectra.Core.Errors;

/// <summary>What went wrong, as a program reads it: the API writes the name in snake case, the interface looks up
/// the text <c>Errors.&lt;name&gt;</c>. A value is never renamed or reused once released.</summary>
public enum ErrorCode
{
    // General
    Internal,
    NotFound,
    Forbidden,
    Unauthenticated,
    Conflict,
    RuleViolated,
    InvalidInput,
    RateLimited,
    Unavailable,
    PayloadTooLarge,
    UnsupportedMediaType,
    MethodNotAllowed,
    InvalidIdentifier,
    InvalidTimeZone,
    InvalidPeriod,
    InvalidCursor,
    InvalidPageSize,

    // Identity
    SetupClosed,
    SetupTokenInvalid,
    SignInFailed,
    SignInThrottled,
    SessionEnded,
    CurrentPasswordWrong,
    PasswordTooShort,
    PasswordTooLong,
    PasswordTooCommon,
    PasswordContainsName,
    EmailInvalid,
    NameBlank,
    NameTooLong,
    UserNotFound,

    // Workspaces
    WorkspaceNotFound,
    WorkspaceNameBlank,
    WorkspaceNameTaken,
    WorkspaceNotConfirmed,
    PriceInvalid,
    MemberNotFound,
    MemberExists,
    LastOwner,
    RoleAboveOwn,
    RoleInvalid,
    ApiKeyNotFound,
    ApiKeyInvalid,
    ApiKeyLimit,
    ScopeInvalid,
    ScopeAboveOwn,
    ExpiryInvalid,

    // Agents and the metric engine
    ExecutionNotFound,
    ExecutionInvalid,
    MetricUnknown,
    DimensionUnknown,
    StreamUnknown,
    QueryTooBroad,
    IngestQueueFull,
    TooManyItems,

    // Sources and jobs
    FileNotFound,
    FileTooLarge,
    FileEmpty,
    FileUnreadable,
    FileEncodingUnknown,
    ArchiveBomb,
    MappingInvalid,
    ImportRefused,
    JobNotFound,
    JobStateConflict,
}
