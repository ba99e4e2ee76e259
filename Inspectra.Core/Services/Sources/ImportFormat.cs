namespace Inspectra.Core.Services.Sources;

/// <summary>How the rows of a file are written.</summary>
public enum ImportFormat
{
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>One JSON array of objects.</summary>
    JsonArray,

    /// <summary>A web server's access log in the common or the combined format.</summary>
    AccessLog,
}
