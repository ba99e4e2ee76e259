using System.Collections.Frozen;
using MongoDB.Bson;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>All expression operators by name. Built once, never changed.</summary>
internal sealed class OperatorTable
{
    private readonly FrozenDictionary<string, Func<BsonValue, ExpressionParser, Expression>> _operators;

    private OperatorTable(Builder builder) => _operators = builder.Build();

    public static OperatorTable Default { get; } = Create();

    public Expression Parse(string name, BsonValue argument, ExpressionParser parser) =>
        _operators.TryGetValue(name, out var parse)
            ? parse(argument, parser)
            : throw QueryException.Location(168, $"Unrecognized expression '{name}'");

    private static OperatorTable Create()
    {
        var builder = new Builder();
        ArithmeticOperators.Register(builder);
        ComparisonOperators.Register(builder);
        BooleanOperators.Register(builder);
        ConditionalOperators.Register(builder);
        StringOperators.Register(builder);
        RegexOperators.Register(builder);
        ArrayOperators.Register(builder);
        ArrayIterationOperators.Register(builder);
        SetOperators.Register(builder);
        ObjectOperators.Register(builder);
        DatePartOperators.Register(builder);
        DateArithmeticOperators.Register(builder);
        DateTextOperators.Register(builder);
        TypeOperators.Register(builder);
        AccumulatingOperators.Register(builder);
        MiscellaneousOperators.Register(builder);
        return new OperatorTable(builder);
    }

    internal sealed class Builder
    {
        private readonly Dictionary<string, Func<BsonValue, ExpressionParser, Expression>> _operators =
            new(StringComparer.Ordinal);

        /// <summary>An operator that parses its argument itself.</summary>
        public void Special(string name, Func<BsonValue, ExpressionParser, Expression> parse) => _operators.Add(name, parse);

        /// <summary>An operator over a list of arguments, or over one argument without a list.</summary>
        public void Function(string name, int minimum, int maximum, Func<BsonValue?[], Scope, BsonValue?> body) =>
            _operators.Add(name, (argument, parser) =>
            {
                var items = argument is BsonArray array ? [.. array] : new[] { argument };
                if (items.Length < minimum || items.Length > maximum)
                {
                    var expected = minimum == maximum ? $"exactly {minimum}" : $"between {minimum} and {maximum}";
                    throw QueryException.Location(
                        16020, $"Expression {name} takes {expected} arguments. {items.Length} were passed in.");
                }
                return new FunctionExpression([.. items.Select(parser.Parse)], body);
            });

        public void Function(string name, Func<BsonValue?, BsonValue?> body) =>
            Function(name, 1, 1, (arguments, _) => body(arguments[0]));

        public void Function(string name, Func<BsonValue?, BsonValue?, BsonValue?> body) =>
            Function(name, 2, 2, (arguments, _) => body(arguments[0], arguments[1]));

        /// <summary>An operator over a document of named arguments, handed over in the order given here.</summary>
        public void Named(string name, string[] required, string[] optional, Func<BsonValue?[], Scope, BsonValue?> body) =>
            _operators.Add(name, (argument, parser) =>
            {
                var named = NamedArguments.Read(name, argument, required, optional);
                return new FunctionExpression(
                    [.. required.Concat(optional).Select(key => named.TryGetValue(key, out var value) ? parser.Parse(value) : null)],
                    body);
            });

        public FrozenDictionary<string, Func<BsonValue, ExpressionParser, Expression>> Build() =>
            _operators.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
