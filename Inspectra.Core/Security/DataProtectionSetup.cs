using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Inspectra.Core.Security;

/// <summary>Points the web framework's data protection to the database, its keys encrypted by the master key.</summary>
public sealed class DataProtectionSetup(DataProtectionKeyStore store, MasterKey masterKey)
    : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.XmlRepository = store;
        options.XmlEncryptor = new MasterKeyXmlEncryptor(masterKey);
    }
}
