using Inspectra.Core.Errors;
using Inspectra.Core.Localization;
using Inspectra.Core.Security;
using Inspectra.Tests.Support;
using Microsoft.Extensions.Localization;

namespace Inspectra.Tests.Core.Security;

public sealed class TextsTests
{
    [Fact]
    public async Task Texts_EveryCodeRoleAndRight_HasOne()
    {
        await using var core = TestCore.Create();
        var texts = core.Get<IStringLocalizer<Texts>>();
        var keys = Enum.GetNames<ErrorCode>().Select(code => "Errors." + code)
            .Concat(Enum.GetNames<WorkspaceRole>().Select(role => "Roles." + role))
            .Concat(Permission.All.Select(right => "Permissions." + right));

        var missing = keys.Where(key => texts[key].ResourceNotFound);

        Assert.Empty(missing);
    }
}
