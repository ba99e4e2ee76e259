using Inspectra.Tests.Support;

namespace Inspectra.Tests.Core.Csv;

/// <summary>A test that needs the evaluation data beside the checkout, and says so where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SourceTree.Shared("data") is null) { Skip = "The evaluation data (../shared/data) are not beside this checkout."; }
    }
}
