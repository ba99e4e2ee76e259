namespace Inspectra.Core.Security;

/// <summary>What a person is in one workspace, from the fewest rights to all.</summary>
public enum WorkspaceRole
{
    Viewer = 1,
    Member = 2,
    Analyst = 3,
    Admin = 4,
    Owner = 5,
}
