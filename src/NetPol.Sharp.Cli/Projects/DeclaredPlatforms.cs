using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>The platforms that an assembly declares, read from the file: it was built with a library of its own, so it is not loaded here.</summary>
internal static class DeclaredPlatforms
{
    internal static PlatformDeclarations Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return PlatformDeclarations.None;
        }

        var reader = file.GetMetadataReader();
        return new PlatformDeclarations([.. reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute).Where(attribute => IsPlatform(reader, attribute)).Select(Declaration)]);
    }

    private static bool IsPlatform(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.GetTypeReference((TypeReferenceHandle)parent) is var type
        && reader.StringComparer.Equals(type.Name, nameof(PlatformAttribute)) && reader.StringComparer.Equals(type.Namespace, typeof(PlatformAttribute).Namespace!);

    private static PlatformAttribute Declaration(CustomAttribute attribute)
    {
        var value = attribute.DecodeValue(AttributeTypes.Instance);
        Dictionary<string, object?> named = value.NamedArguments.ToDictionary(argument => argument.Name!, argument => argument.Value, System.StringComparer.Ordinal);
        return new PlatformAttribute(Fixed(0), Fixed(1))
        {
            Cluster = Text(nameof(PlatformAttribute.Cluster)),
            Dns = named.GetValueOrDefault(nameof(PlatformAttribute.Dns)) is int dns ? (DnsVariant)dns : DnsVariant.Unspecified,
            PodCidrs = Text(nameof(PlatformAttribute.PodCidrs)),
            ServiceCidrs = Text(nameof(PlatformAttribute.ServiceCidrs)),
            NodeCidrs = Text(nameof(PlatformAttribute.NodeCidrs)),
        };

        string Fixed(int index) => index < value.FixedArguments.Length ? value.FixedArguments[index].Value as string ?? "" : "";
        string Text(string name) => named.GetValueOrDefault(name) as string ?? "";
    }
}
