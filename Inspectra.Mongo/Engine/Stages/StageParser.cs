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
            case "$group":
                return GroupStage.Parse(argument, Expressions, Context.MemoryLimitBytes);
            case "$sortByCount":
                return new SequenceStage([
                    GroupStage.Of(Expressions.Parse(argument), new BsonDocument("count", new BsonDocument("$sum", 1)), Expressions, Context.MemoryLimitBytes),
                    Sort(new BsonDocument("count", -1))]);
            case "$unwind":
                return UnwindStage.Parse(argument);
            case "$count":
                return CountStage.Parse(argument);
            case "$sample":
                return SampleStage.Parse(argument);
            case "$bucket":
                return BucketStage.Parse(argument, Expressions, Context.MemoryLimitBytes);
            case "$bucketAuto":
                return BucketAutoStage.Parse(argument, Expressions, Context.MemoryLimitBytes);
            case "$facet":
                return FacetStage.Parse(argument, Context);
            case "$lookup":
                return LookupStage.Parse(argument, this);
            case "$unionWith":
                return UnionWithStage.Parse(argument, Context);
            case "$out":
                return OutStage.Parse(argument, Context);
            case "$merge":
                return MergeStage.Parse(argument, Context);
            case "$setWindowFields":
                return SetWindowFieldsStage.Parse(argument, this);
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
