namespace Inspectra.Core.Localization;

/// <summary>Names the resource file that holds the texts of the product itself: refusals (<c>Errors.&lt;code&gt;</c>),
/// roles (<c>Roles.&lt;role&gt;</c>) and rights (<c>Permissions.&lt;right&gt;</c>). Pages have theirs in <see cref="UiTexts"/>.</summary>
public sealed class Texts;
