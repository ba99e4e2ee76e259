using Inspectra.Tests.Support;

namespace Inspectra.Tests.Api;

/// <summary>Tests that share one running server, each in a workspace of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiServer>
{
    public const string Name = "API";
}
