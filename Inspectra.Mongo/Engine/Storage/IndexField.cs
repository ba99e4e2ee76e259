using System.Text;

namespace Inspectra.Mongo.Engine.Storage;

/// <summary>One field of an index key.</summary>
internal sealed class IndexField
{
    public IndexField(string path, bool descending)
    {
        Path = path;
        IsDescending = descending;
        Parts = path.Split('.').Select(Encoding.UTF8.GetBytes).ToArray();
    }

    public string Path { get; }

    public bool IsDescending { get; }

    /// <summary>The names along the path, as UTF-8.</summary>
    public byte[][] Parts { get; }
}
