using System.Globalization;
using Inspectra.Core.Errors;
using Inspectra.Core.Localization;
using Microsoft.Extensions.Localization;

namespace Inspectra.Web.State;

/// <summary>A refusal in the reader's language; the English text that it carries where there is no translation.</summary>
public static class RefusalText
{
    public static string Of(InspectraException refusal, IStringLocalizer<Texts> texts)
    {
        var translated = texts[refusal.MessageKey];
        return translated.ResourceNotFound || refusal is ValidationException or RuleViolationException
            ? refusal.Message
            : string.Format(CultureInfo.CurrentCulture, translated.Value, [.. refusal.Arguments]);
    }
}
