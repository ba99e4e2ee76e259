using System.Collections.Frozen;

namespace Inspectra.Web.Components.Shared;

/// <summary>The product's own line icons on a 24 unit grid, as path data drawn with a stroke.</summary>
public static class IconShapes
{
    private static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>
    {
        ["gauge"] = "M4 18a9 9 0 1 1 16 0M12 14l4-5M12 14h.01",
        ["list"] = "M4 6h16M4 12h16M4 18h10",
        ["upload"] = "M12 16V4M7 9l5-5 5 5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3",
        ["download"] = "M12 4v12M7 11l5 5 5-5M4 17v2a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-2",
        ["jobs"] = "M12 3a9 9 0 1 0 9 9M12 7v5l3 2M17 3h4v4",
        ["people"] = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.6-3.6 3-5.5 6.500-5.500s5.900 1.900 6.500 5.500M16 4.500a3.500 3.500 0 0 1 0 6.300M18.500 15c1.700.8 2.700 2.500 3 5",
        ["key"] = "M14.500 9.500a4.500 4.500 0 1 0-4.200 4.500L12 12.500l1 1 1.500-.5.500 2 2-.5.500 2.500H20v-3l-5.700-5.700c.1-.3.2-.5.2-.8ZM9 9h.01",
        ["code"] = "M8 7l-5 5 5 5M16 7l5 5-5 5M13.500 5l-3 14",
        ["menu"] = "M4 6h16M4 12h16M4 18h16",
        ["close"] = "M6 6l12 12M18 6L6 18",
        ["check"] = "M5 12.500l4.500 4.500L19 7",
        ["check-circle"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.500l2.800 2.800L16 9.500",
        ["x-circle"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9 9l6 6M15 9l-6 6",
        ["ban"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM6 6l12 12",
        ["clock"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.200l3.200 2",
        ["play"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM10 8.500v7l5.500-3.500Z",
        ["pause"] = "M8 5v14M16 5v14",
        ["hourglass"] = "M7 3h10M7 21h10M8 3v4l4 5-4 5v4M16 3v4l-4 5 4 5v4",
        ["up"] = "M12 19V5M6 11l6-6 6 6",
        ["down"] = "M12 5v14M6 13l6 6 6-6",
        ["equal"] = "M6 10h12M6 14h12",
        ["chevron-down"] = "M6 9l6 6 6-6",
        ["chevron-up"] = "M6 15l6-6 6 6",
        ["chevron-left"] = "M15 6l-6 6 6 6",
        ["chevron-right"] = "M9 6l6 6-6 6",
        ["calendar"] = "M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM4 10h16M8 3v4M16 3v4",
        ["globe"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
        ["filter"] = "M4 5h16l-6 7.500V19l-4-2v-4.500Z",
        ["plus"] = "M12 5v14M5 12h14",
        ["search"] = "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.500 4.500",
        ["sun"] = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.500v2M12 19.500v2M4.500 12h-2M21.500 12h-2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
        ["moon"] = "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500Z",
        ["screen"] = "M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9 21h6M12 17v4",
        ["person"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.7-4 3.500-6 7.500-6s6.800 2 7.500 6",
        ["sign-out"] = "M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11M17 8l4 4-4 4",
        ["keyboard"] = "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM7 10h.01M11 10h.01M15 10h.01M7 14h10M19 10h-.01",
        ["table"] = "M4 5h16v14H4ZM4 10h16M4 14.500h16M10 10v9",
        ["chart"] = "M4 4v16h16M8 15l3.500-4 3 2.500L20 8",
        ["bars"] = "M4 20h16M7 20v-7M12 20V6M17 20v-10",
        ["copy"] = "M9 9h10v11H9ZM5 15V4h10",
        ["trash"] = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5",
        ["warning"] = "M12 4 2.800 19.500h18.400ZM12 10v4.500M12 17.200h.01",
        ["info"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.500M12 7.800h.01",
        ["refresh"] = "M20 11a8 8 0 0 0-14.500-3.500L4 9M4 4v5h5M4 13a8 8 0 0 0 14.500 3.500L20 15M20 20v-5h-5",
        ["file"] = "M6 3h8l5 5v13H6ZM14 3v5h5",
        ["external"] = "M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
        ["more"] = "M5 12h.01M12 12h.01M19 12h.01",
        ["workspace"] = "M4 4h7v7H4ZM13 4h7v7h-7ZM4 13h7v7H4ZM13 13h7v7h-7Z",
        ["help"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.500 9.500a2.500 2.500 0 1 1 3.600 2.300c-.8.400-1.100.900-1.100 1.700M12 16.700h.01",
        ["bolt"] = "M13 3 5 13.500h6L10 21l8-10.500h-6Z",
        ["agent"] = "M6 8h12a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 8V4M9 13h.01M15 13h.01M2.500 12v3M21.500 12v3M10 16h4",
        ["sort"] = "M8 5v14M4.500 15.500 8 19l3.500-3.500M16 19V5M12.500 8.500 16 5l3.500 3.500",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Shapes.Keys;

    public static string Of(string name) => Shapes[name];
}
