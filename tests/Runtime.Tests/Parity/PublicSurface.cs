using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Arena.Runtime.Tests.Parity;

/// <summary>
/// What code can see of an assembly's Orleans namespaces, one line per fact, read from metadata alone: nothing is loaded and
/// no reference has to be there.
/// </summary>
internal static class PublicSurface
{
    public static SortedSet<string> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = TypeNames.NameOf(metadata, handle);
            if (name.StartsWith("Orleans.", StringComparison.Ordinal) && IsVisible(metadata, type))
            {
                facts.UnionWith(Describe(metadata, type, name));
            }
        }

        return facts;
    }

    /// <summary>The types that facts are about.</summary>
    public static IEnumerable<string> TypesIn(IEnumerable<string> facts) => facts.Select(TypeOf).Distinct();

    public static string TypeOf(string fact) => fact[..fact.IndexOf(' ', StringComparison.Ordinal)];

    private static IEnumerable<string> Describe(MetadataReader metadata, TypeDefinition type, string name)
    {
        var names = new TypeNames(metadata);
        yield return $"{name} is {KindOf(metadata, type)}{GenericsOf(metadata, type.GetGenericParameters(), names)}";
        if (TargetsOf(metadata, type) is { } targets)
        {
            yield return $"{name} goes on {targets}";
        }

        if (!type.BaseType.IsNil && names.Of(type.BaseType) is var parent && parent.StartsWith("Orleans.", StringComparison.Ordinal))
        {
            yield return $"{name} extends {parent}";
        }

        foreach (var implemented in type.GetInterfaceImplementations())
        {
            yield return $"{name} implements {names.Of(metadata.GetInterfaceImplementation(implemented).Interface)}";
        }

        var members = type.GetMethods().Select(handle => Describe(metadata, metadata.GetMethodDefinition(handle), names))
            .Concat(type.GetFields().Select(handle => Describe(metadata, metadata.GetFieldDefinition(handle), names)))
            .Concat(type.GetProperties().Select(handle => $"property {metadata.GetString(metadata.GetPropertyDefinition(handle).Name)}").Where(_ => IsInterface(type)));
        foreach (var member in members.OfType<string>())
        {
            yield return $"{name} has {member}";
        }
    }

    private static string? Describe(MetadataReader metadata, MethodDefinition method, TypeNames names)
    {
        if (Visibility((MethodAttributes)((int)method.Attributes & (int)MethodAttributes.MemberAccessMask)) is not { } visibility)
        {
            return null;
        }

        var signature = method.DecodeSignature(names, null);
        var given = method.GetParameters().Select(metadata.GetParameter).Where(parameter => parameter.SequenceNumber > 0).ToDictionary(parameter => parameter.SequenceNumber);
        var parameters = signature.ParameterTypes.Select((type, index) => given.TryGetValue(index + 1, out var parameter)
            ? $"{type} {metadata.GetString(parameter.Name)}{DefaultOf(metadata, parameter)}"
            : type);
        var flags = string.Concat(
            method.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "",
            method.Attributes.HasFlag(MethodAttributes.Abstract) ? "abstract " : "",
            method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.Final) ? "virtual " : "");
        return $"{visibility}{flags}{signature.ReturnType} {metadata.GetString(method.Name)}{GenericsOf(metadata, method.GetGenericParameters(), names)}({string.Join(", ", parameters)})";
    }

    private static string? Describe(MetadataReader metadata, FieldDefinition field, TypeNames names)
    {
        var access = (MethodAttributes)((int)field.Attributes & (int)FieldAttributes.FieldAccessMask);
        return Visibility(access) is { } visibility && !field.Attributes.HasFlag(FieldAttributes.SpecialName)
            ? $"{visibility}{(field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "")}{field.DecodeSignature(names, null)} {metadata.GetString(field.Name)}{ConstantOf(metadata, field.GetDefaultValue())}"
            : null;
    }

    private static string? Visibility(MethodAttributes access) => access switch
    {
        MethodAttributes.Public => "",
        MethodAttributes.Family or MethodAttributes.FamORAssem => "protected ",
        _ => null,
    };

    private static string KindOf(MetadataReader metadata, TypeDefinition type)
    {
        var parent = type.BaseType.IsNil ? "" : new TypeNames(metadata).Of(type.BaseType);
        var kind = IsInterface(type) ? "interface" : parent switch
        {
            "System.Enum" => "enum",
            "System.ValueType" => "struct",
            "System.MulticastDelegate" => "delegate",
            _ => "class",
        };
        var flags = (type.Attributes.HasFlag(TypeAttributes.Abstract), type.Attributes.HasFlag(TypeAttributes.Sealed)) switch
        {
            (true, true) => "static ",
            (true, false) when kind == "class" => "abstract ",
            (false, true) when kind == "class" => "sealed ",
            _ => "",
        };
        return flags + kind;
    }

    private static string GenericsOf(MetadataReader metadata, GenericParameterHandleCollection handles, TypeNames names)
    {
        var all = handles.Select(metadata.GetGenericParameter).Select(parameter =>
        {
            var constraints = parameter.GetConstraints().Select(handle => names.Of(metadata.GetGenericParameterConstraint(handle).Type));
            var flags = parameter.Attributes & GenericParameterAttributes.SpecialConstraintMask;
            return string.Join(" ", constraints.Prepend(flags == 0 ? metadata.GetString(parameter.Name) : $"{metadata.GetString(parameter.Name)}:{flags}"));
        }).ToArray();
        return all.Length == 0 ? "" : $"<{string.Join(", ", all)}>";
    }

    private static string? TargetsOf(MetadataReader metadata, TypeDefinition type)
    {
        foreach (var attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && new TypeNames(metadata).Of(metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) == "System.AttributeUsageAttribute")
            {
                var value = attribute.DecodeValue(new TypeNames(metadata));
                return string.Join(" ", value.NamedArguments.Where(named => Equals(named.Value, named.Name != "Inherited"))
                    .Select(named => named.Name).Order(StringComparer.Ordinal)
                    .Prepend(((AttributeTargets)(int)value.FixedArguments[0].Value!).ToString()));
            }
        }

        return null;
    }

    private static string DefaultOf(MetadataReader metadata, Parameter parameter) =>
        parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? $" ={ConstantOf(metadata, parameter.GetDefaultValue())}" : "";

    private static string ConstantOf(MetadataReader metadata, ConstantHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        var constant = metadata.GetConstant(handle);
        return $" {metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) ?? "null"}";
    }

    private static bool IsInterface(TypeDefinition type) => type.Attributes.HasFlag(TypeAttributes.Interface);

    private static bool IsVisible(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsVisible(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };
}
