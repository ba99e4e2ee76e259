using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>One stage of a pipeline, compiled. Rows are pulled through it one by one.</summary>
internal abstract class Stage
{
    /// <summary>True when documents before this stage do not reach beyond it, so that it alone decides which fields are read.</summary>
    public virtual bool MakesNewDocuments => false;

    /// <param name="input">A raw row's bytes are valid until the next row is asked for: what is kept must be retained.</param>
    /// <param name="scope">The pipeline's variables.</param>
    public abstract IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope);

    public abstract void CollectFields(FieldDependencies dependencies);
}
