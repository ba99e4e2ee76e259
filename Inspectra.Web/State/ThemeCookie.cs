namespace Inspectra.Web.State;

public static class ThemeCookie
{
    public const string Name = "inspectra.theme";
    public const string Light = "light";
    public const string Dark = "dark";
    public const string System = "system";

    public static bool IsTheme(string? value) => value is Light or Dark or System;

    public static string Read(HttpContext? context) =>
        context?.Request.Cookies[Name] is { } value && IsTheme(value) ? value : System;
}
