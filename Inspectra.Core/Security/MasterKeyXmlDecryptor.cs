using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Inspectra.Core.Security;

/// <summary>Reads what <see cref="MasterKeyXmlEncryptor"/> wrote.</summary>
public sealed class MasterKeyXmlDecryptor(MasterKey masterKey) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return XElement.Parse(Encoding.UTF8.GetString(masterKey.Open(Convert.FromBase64String(encryptedElement.Value))));
    }
}
