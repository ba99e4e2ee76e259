namespace Inspectra.Tests.Support;

/// <summary>Texts that somebody has read and approved; they lie in <c>Snapshots</c>.</summary>
public static class Snapshot
{
    /// <summary>Fails where the lines differ from the approved ones; the new text lies beside the tests then, to be read and copied.</summary>
    public static void Check(string name, IEnumerable<string> lines)
    {
        var actual = lines.ToList();
        var approvedPath = Path.Combine(SourceTree.Root, "Inspectra.Tests", "Snapshots", name);
        var approved = File.Exists(approvedPath) ? File.ReadAllLines(approvedPath).ToList() : [];
        if (actual.SequenceEqual(approved))
        {
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, name + ".received");
        File.WriteAllLines(received, actual);
        Assert.Fail(
            $"{name} is not what was approved; see {received}.\nGone:\n{string.Join("\n", approved.Except(actual))}\nNew:\n{string.Join("\n", actual.Except(approved))}");
    }
}
