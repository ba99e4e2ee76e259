using System.Linq.Expressions;
using System.Reflection;

namespace MongoDB.Bson.Serialization;

/// <inheritdoc cref="BsonClassMap"/>
public class BsonClassMap<TClass> : BsonClassMap
{
    public BsonClassMap()
        : base(typeof(TClass))
    {
    }

    public BsonClassMap(Action<BsonClassMap<TClass>> classMapInitializer)
        : this()
    {
        ArgumentNullException.ThrowIfNull(classMapInitializer);
        classMapInitializer(this);
    }

    public BsonClassMap(BsonClassMap baseClassMap)
        : base(typeof(TClass), baseClassMap)
    {
    }

    public new TClass CreateInstance() => (TClass)base.CreateInstance();

    public BsonMemberMap? GetMemberMap<TMember>(Expression<Func<TClass, TMember>> memberLambda) => GetMemberMap(MemberOf(memberLambda).Name);

    /// <summary>The arguments of the call in the lambda must be members of its parameter.</summary>
    public BsonCreatorMap MapCreator(Expression<Func<TClass, TClass>> creatorLambda)
    {
        ArgumentNullException.ThrowIfNull(creatorLambda);
        return creatorLambda.Body switch
        {
            NewExpression { Constructor: { } constructor } call => MapConstructor(constructor).SetArguments(call.Arguments.Select(MemberOf)),
            MethodCallExpression call => MapFactoryMethod(call.Method).SetArguments(call.Arguments.Select(MemberOf)),
            _ => throw new ArgumentException("A creator is a constructor or a method called with members.", nameof(creatorLambda)),
        };
    }

    public BsonMemberMap MapExtraElementsField<TMember>(Expression<Func<TClass, TMember>> fieldLambda) => MapExtraElementsMember(fieldLambda);

    public BsonMemberMap MapExtraElementsMember<TMember>(Expression<Func<TClass, TMember>> memberLambda) => MapExtraElementsMember(MemberOf(memberLambda));

    public BsonMemberMap MapExtraElementsProperty<TMember>(Expression<Func<TClass, TMember>> propertyLambda) => MapExtraElementsMember(propertyLambda);

    public BsonMemberMap MapField<TMember>(Expression<Func<TClass, TMember>> fieldLambda) => MapMember(fieldLambda);

    public BsonMemberMap MapIdField<TMember>(Expression<Func<TClass, TMember>> fieldLambda) => MapIdMember(fieldLambda);

    public BsonMemberMap MapIdMember<TMember>(Expression<Func<TClass, TMember>> memberLambda) => MapIdMember(MemberOf(memberLambda));

    public BsonMemberMap MapIdProperty<TMember>(Expression<Func<TClass, TMember>> propertyLambda) => MapIdMember(propertyLambda);

    public BsonMemberMap MapMember<TMember>(Expression<Func<TClass, TMember>> memberLambda) => MapMember(MemberOf(memberLambda));

    public BsonMemberMap MapProperty<TMember>(Expression<Func<TClass, TMember>> propertyLambda) => MapMember(propertyLambda);

    public void UnmapField<TMember>(Expression<Func<TClass, TMember>> fieldLambda) => UnmapMember(fieldLambda);

    public void UnmapMember<TMember>(Expression<Func<TClass, TMember>> memberLambda) => UnmapMember(MemberOf(memberLambda));

    public void UnmapProperty<TMember>(Expression<Func<TClass, TMember>> propertyLambda) => UnmapMember(propertyLambda);

    private static MemberInfo MemberOf(LambdaExpression lambda) => MemberOf(lambda.Body);

    private static MemberInfo MemberOf(Expression expression) => expression switch
    {
        MemberExpression member => member.Member,
        UnaryExpression { NodeType: ExpressionType.Convert } convert => MemberOf(convert.Operand),
        _ => throw new ArgumentException($"'{expression}' is no member of {typeof(TClass).Name}."),
    };
}
