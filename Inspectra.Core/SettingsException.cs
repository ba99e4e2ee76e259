namespace Inspectra.Core;

/// <summary>The settings are such that the product cannot start; the message says which, to the operator.</summary>
public sealed class SettingsException(string message) : Exception(message);
