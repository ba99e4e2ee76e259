using System.Xml.Linq;
using Inspectra.Core.Documents.Identity;
using Inspectra.Core.Repos.Identity;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MongoDB.Bson;

namespace Inspectra.Core.Security;

/// <summary>Keeps the keys of the web framework's data protection in the database, so that cookies outlive a restart
/// and are readable on every node.</summary>
public sealed class DataProtectionKeyStore(DataProtectionKeyRepository keys, TimeProvider time) : IXmlRepository
{
    private const int MostKeys = 1_000;

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Await(() => keys.ListAsync(null, MostKeys, CancellationToken.None)).Select(key => XElement.Parse(key.Xml))];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var now = time.GetUtcNow().UtcDateTime;
        var key = new DataProtectionKeyDocument
        {
            Id = ObjectId.GenerateNewId(now),
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
            CreatedUtc = now,
        };
        Await(async () =>
        {
            await keys.CreateAsync(key, CancellationToken.None).ConfigureAwait(false);
            return true;
        });
    }

    /// <summary>The framework asks synchronously, a few times in the life of a process, and offers no other way. The
    /// work runs on the thread pool, where no context can be waited for in a circle.</summary>
    private static T Await<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
