using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>The platforms that a project declares, and what is wrong with the declarations.</summary>
internal sealed class CompilationPlatforms
{
    private readonly List<PlatformAttribute> _declared = [];
    private readonly List<(string Cluster, SourceSpan Place)> _clusters = [];
    private readonly List<Finding> _findings = [];

    private CompilationPlatforms(Compilation compilation)
    {
        foreach (var data in compilation.Assembly.GetAttributes().Where(data => data.AttributeClass is { Name: nameof(PlatformAttribute) } type && HostTypes.IsOfLibrary(type)))
        {
            Add(data);
        }
    }

    /// <summary>What is wrong with the declarations.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether a cluster has a declaration, be it wrong.</summary>
    internal bool IsDeclared(string cluster) => _findings.Count > 0 || For(cluster) is not null;

    /// <summary>The declarations for clusters that are not among some.</summary>
    internal IEnumerable<Finding> ForNothing(IReadOnlyCollection<string> clusters) => _clusters.Where(declared => declared.Cluster.Length > 0 && !clusters.Contains(declared.Cluster)).Select(declared => Rules.Findings.Make(
        RuleCatalog.Find(RuleIds.PlatformNotDeclared),
        declared.Place,
        $"No [Policies] of this project is for cluster '{declared.Cluster}', so this says nothing; the clusters are {string.Join(", ", clusters.Select(name => name.Length == 0 ? "the one without a name" : $"'{name}'"))}") with { Severity = Severity.Warning });

    internal static CompilationPlatforms Of(Compilation compilation) => new(compilation);

    /// <summary>The platform of a cluster; <c>null</c> when none is declared, or what is declared is in error.</summary>
    internal PlatformProfile? For(string cluster)
    {
        try
        {
            return new PlatformDeclarations(_declared).For(cluster);
        }
        catch (PolicyException)
        {
            // Reported where the second one stands.
            return null;
        }
    }

    private void Add(AttributeData data)
    {
        var place = data.ApplicationSyntaxReference is { } reference ? Spans.Of(reference.SyntaxTree, reference.Span) : SourceSpan.None;
        if (Read(data) is not { } declaration)
        {
            return;
        }

        try
        {
            _ = PlatformDeclarations.Of(declaration);
            _ = new PlatformDeclarations([.. _declared, declaration]).For(declaration.Cluster);
            _declared.Add(declaration);
            _clusters.Add((declaration.Cluster, place));
        }
        catch (PolicyException exception)
        {
            _findings.Add(Finding.Of(exception, place));
        }
    }

    // What does not compile is an error of the compiler's.
    private static PlatformAttribute? Read(AttributeData data)
    {
        if (data.ConstructorArguments.Length == 0 || data.ConstructorArguments[0].Value is not string name)
        {
            return null;
        }

        return new PlatformAttribute(name, data.ConstructorArguments.ElementAtOrDefault(1).Value as string ?? "")
        {
            Cluster = Text(nameof(PlatformAttribute.Cluster)),
            Dns = Named(nameof(PlatformAttribute.Dns)) is int dns && Enum.IsDefined(typeof(DnsVariant), dns) ? (DnsVariant)dns : DnsVariant.Unspecified,
            PodCidrs = Text(nameof(PlatformAttribute.PodCidrs)),
            ServiceCidrs = Text(nameof(PlatformAttribute.ServiceCidrs)),
            NodeCidrs = Text(nameof(PlatformAttribute.NodeCidrs)),
        };

        object? Named(string member) => data.NamedArguments.FirstOrDefault(argument => argument.Key == member).Value.Value;
        string Text(string member) => Named(member) as string ?? "";
    }
}
