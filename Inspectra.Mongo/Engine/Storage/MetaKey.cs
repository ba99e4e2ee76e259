namespace Inspectra.Mongo.Engine.Storage;

/// <summary>Rows of the table <c>meta</c>.</summary>
internal enum MetaKey
{
    FormatVersion = 1,
    CatalogueVersion = 2,

    /// <summary>No record of this number or above was ever written.</summary>
    RecordLimit = 3,

    /// <summary>The greatest number ever given to a collection or an index.</summary>
    LastNumber = 4,
}
