using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inspectra.Core.Security;

/// <summary>Random tokens, and the one-way form in which they are stored.</summary>
internal static class Secrets
{
    /// <returns>192 random bits, safe in addresses, cookies and headers.</returns>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>A plain hash is enough for what is random already; only what people choose needs a slow one.</summary>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <returns>Sixteen characters that are easy to read aloud: no 0, O, 1, l or I; about 92 bits.</returns>
    public static string NewInitialPassword() =>
        RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);
}
