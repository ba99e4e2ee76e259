using Inspectra.Core.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.Components.Shared;

/// <summary>Base of the shared pieces that speak: gives them the texts of the reader's language.</summary>
public abstract class InspectraComponent : ComponentBase
{
    [Inject] protected IStringLocalizer<UiTexts> T { get; private set; } = null!; // Set by the framework before any lifecycle method.
}
