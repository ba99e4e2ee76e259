using System.Security.Cryptography;

namespace Inspectra.Core.Security;

/// <summary>The key that encrypts other keys. It lies beside the database in a file that only its owner can read, and
/// never in the database: whoever has only a copy of that cannot read what it protects.</summary>
public sealed class MasterKey(InspectraSettings settings)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly Lazy<byte[]> _key = new(() => settings.InMemory ? RandomNumberGenerator.GetBytes(KeyBytes) : ReadOrMake(settings));

    /// <returns>Nonce, sealed text and tag, one after the other.</returns>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">The bytes were sealed with another key, or changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        var length = sealedBytes.Length - NonceBytes - TagBytes;
        if (length < 0) { throw new CryptographicException("Too short to have been sealed."); }
        var plain = new byte[length];
        using var aes = new AesGcm(_key.Value, TagBytes);
        aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes.Slice(NonceBytes, length), sealedBytes[(NonceBytes + length)..], plain);
        return plain;
    }

    private static byte[] ReadOrMake(InspectraSettings settings)
    {
        var path = Path.Combine(settings.DataDirectory, "master.key");
        if (!File.Exists(path)) { Make(path); }
        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes
            ? key
            : throw new SettingsException($"The file {path} does not hold a key of {KeyBytes} bytes in base 64.");
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        using var writer = new StreamWriter(path, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
    }
}
