using Inspectra.Core.Security;
using MongoDB.Bson;

namespace Inspectra.Tests.Support;

/// <summary>Somebody with an account and a place in a workspace.</summary>
/// <param name="SessionToken">Of a session that has begun; empty when there is none.</param>
public sealed record TestPerson(Actor Actor, ObjectId WorkspaceId, string Email, string Password, string SessionToken);
