namespace Inspectra.Core.Localization;

/// <summary>Names the resource file that holds the texts of pages and components.</summary>
public sealed class UiTexts;
