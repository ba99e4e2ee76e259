using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Inspectra.Core.Security;

/// <summary>Reads what <see cref="MasterKeyXmlEncryptor"/> wrote.</summary>
/// <remarks>The framework makes it from the type's name in the stored key, and passes nothing but the container.</remarks>
public sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly MasterKey _masterKey = services.GetRequiredService<MasterKey>();

    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return XElement.Parse(Encoding.UTF8.GetString(_masterKey.Open(Convert.FromBase64String(encryptedElement.Value))));
    }
}
