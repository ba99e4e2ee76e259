using Inspectra.Core.Security;

namespace Inspectra.Tests.Core.Security;

public sealed class RolePermissionsTests
{
    [Fact]
    public void Of_HigherRole_HasEveryRightOfTheLower()
    {
        var roles = Enum.GetValues<WorkspaceRole>().Order().ToList();

        foreach (var (lower, higher) in roles.Zip(roles.Skip(1)))
        {
            Assert.Superset(RolePermissions.Of(lower).ToHashSet(), RolePermissions.Of(higher).ToHashSet());
        }
    }

    [Fact]
    public void Of_Owner_HasEveryRight() => Assert.Equal(Permission.All, RolePermissions.Of(WorkspaceRole.Owner));

    [Theory]
    [InlineData(Permission.ViewFinancialMetrics)]
    [InlineData(Permission.DeleteData)]
    [InlineData(Permission.ManageWorkspace)]
    [InlineData(Permission.ViewAllWorkspaces)]
    public void Of_Admin_LacksWhatOnlyOwnersMay(string permission) =>
        Assert.DoesNotContain(permission, RolePermissions.Of(WorkspaceRole.Admin).AsEnumerable());

    [Fact]
    public void Of_NoRole_HasNoRight() => Assert.Empty(RolePermissions.Of((WorkspaceRole)42));

    [Fact]
    public void All_EveryConstant_IsListed()
    {
        var constants = typeof(Permission).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!); // Literals are never null here.

        Assert.Equal(constants.Order(), Permission.All.Order());
    }
}
