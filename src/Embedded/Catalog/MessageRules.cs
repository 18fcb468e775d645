using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Arena.Embedded.Catalog;

/// <summary>What may travel between grains: values that nobody can change, and that Orleans can write down completely.</summary>
internal sealed class MessageRules(IReadOnlyCollection<Type> types)
{
    private static readonly FrozenSet<Type> Simple = new[]
    {
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(Int128), typeof(UInt128), typeof(Half), typeof(BigInteger),
    }.ToFrozenSet();

    private static readonly FrozenSet<Type> Generic = new[]
    {
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableQueue<>),
        typeof(ImmutableStack<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableSortedDictionary<,>), typeof(FrozenSet<>), typeof(FrozenDictionary<,>),
    }.ToFrozenSet();

    private readonly HashSet<Type> _seen = [];

    /// <summary>Everything that is wrong with a parameter or result of this type; each type is told of once.</summary>
    public IEnumerable<string> Check(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Simple.Contains(type) || !_seen.Add(type) || type.IsAssignableTo(typeof(IGrain)))
        {
            return [];
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (Generic.Contains(definition) || (type.IsGenericType && type.IsValueType && type.IsAssignableTo(typeof(ITuple))))
        {
            return type.GetGenericArguments().SelectMany(Check);
        }

        return definition.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
            ? CheckMembers(type).Concat(types.Where(derived => derived != type && derived.IsAssignableTo(type)).SelectMany(Check))
            : [$"{type} may not travel: it is no simple value or immutable collection and not marked [GenerateSerializer]"];
    }

    private IEnumerable<string> CheckMembers(Type type)
    {
        for (var level = type; level != typeof(object) && level != typeof(ValueType) && level is not null; level = level.BaseType)
        {
            var positional = PrimaryParametersOf(level);
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsInitOnly)
                {
                    yield return $"{type} may not travel: {NameOf(field)} can be changed";
                }

                if (!positional.Contains(NameOf(field)) && !IsNumbered(field))
                {
                    yield return $"{type} may not travel: {NameOf(field)} has no [Id] and would be lost";
                }

                foreach (var fault in Check(field.FieldType))
                {
                    yield return fault;
                }
            }
        }
    }

    // Orleans writes a record's primary constructor parameters without being told.
    private static HashSet<string> PrimaryParametersOf(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is null
            ? []
            : [.. type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(constructor => constructor.GetParameters())
                .Where(parameters => parameters.All(parameter => type.GetProperty(parameter.Name!)?.PropertyType == parameter.ParameterType))
                .OrderByDescending(parameters => parameters.Length)
                .FirstOrDefault([])
                .Select(parameter => parameter.Name!)];

    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsNumbered(FieldInfo field) =>
        field.IsDefined(typeof(IdAttribute))
        || field.DeclaringType!.GetProperty(NameOf(field), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.IsDefined(typeof(IdAttribute)) == true;
}
