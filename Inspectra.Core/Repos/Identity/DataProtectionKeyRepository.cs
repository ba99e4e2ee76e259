using Inspectra.Core.Db;
using Inspectra.Core.Documents.Identity;

namespace Inspectra.Core.Repos.Identity;

/// <summary>Keys of the web framework's data protection.</summary>
public sealed class DataProtectionKeyRepository(InspectraDatabase database)
    : Repository<DataProtectionKeyDocument>(database, CollectionNames.DataProtectionKeys);
