namespace MongoDB.Driver;

/// <summary>The base of everything this client throws on its own account.</summary>
public class MongoException : Exception
{
    private readonly List<string> _errorLabels = [];

    public MongoException(string message)
        : base(message)
    {
    }

    public MongoException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public IReadOnlyList<string> ErrorLabels => _errorLabels;

    public void AddErrorLabel(string errorLabel)
    {
        if (!_errorLabels.Contains(errorLabel)) { _errorLabels.Add(errorLabel); }
    }

    public bool HasErrorLabel(string errorLabel) => _errorLabels.Contains(errorLabel);

    public void RemoveErrorLabel(string errorLabel) => _errorLabels.Remove(errorLabel);
}
