using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>Compiles single stages by their names.</summary>
internal sealed class StageParser(PipelineContext context, Scope scope)
{
    public PipelineContext Context { get; } = context;

    public Scope Scope { get; } = scope;

    public ExpressionParser Expressions { get; } = new(context.Variables);

    /// <exception cref="QueryException">The stage is unknown, or its argument is wrong.</exception>
    public Stage Parse(string name, BsonValue argument)
    {
        switch (name)
        {
            case "$match":
                return Match(argument);
            case "$project":
                return ProjectStage.Parse(argument, Expressions);
            case "$unset":
                return ProjectStage.ParseUnset(argument);
            case "$addFields" or "$set":
                return AddFieldsStage.Parse(name, argument, Expressions);
            case "$replaceRoot":
                return ReplaceRootStage.Parse(argument, Expressions);
            case "$replaceWith":
                return ReplaceRootStage.ParseWith(argument, Expressions);
            case "$sort":
                return Sort(argument);
            case "$limit":
                var limit = ValueRules.ToInt64(argument, "the limit");
                return limit > 0 ? new LimitStage(limit) : throw QueryException.Location(15958, "the limit must be positive");
            case "$skip":
                var skip = ValueRules.ToInt64(argument, "the skip");
                return skip >= 0 ? new SkipStage(skip) : throw QueryException.Location(15956, "Argument to $skip cannot be negative");
            default:
                throw QueryException.Location(40324, $"Unrecognized pipeline stage name: '{name}'");
        }
    }

    private MatchStage Match(BsonValue argument)
    {
        if (argument is not BsonDocument specification)
        {
            throw QueryException.Location(15959, "the match filter must be an expression in an object");
        }
        var filterContext = new FilterContext(Context.NowUtc, Context.Random) { Variables = Context.Variables, Scope = Scope };
        return new MatchStage(specification, DocumentFilter.Parse(specification, filterContext));
    }

    private SortStage Sort(BsonValue argument)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } specification)
        {
            throw QueryException.Location(15976, "$sort stage must have at least one sort key");
        }
        return new SortStage(specification, SortSpecification.Parse(specification), Context.MemoryLimitBytes);
    }
}
