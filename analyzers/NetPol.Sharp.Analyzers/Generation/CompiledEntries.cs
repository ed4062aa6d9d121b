using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>Writes down what the entry points of a project hold. One that nothing happened to is not written anew.</summary>
internal sealed class CompiledEntries
{
    private readonly EntryPoints _entries = new();
    private readonly ConditionalWeakTable<PolicySet, string> _statements = new();
    private readonly ConditionalWeakTable<PolicySet, CompiledYaml> _yaml = new();

    /// <summary>The entry points in the order of their names.</summary>
    /// <param name="compilation">The project, with the workloads that are generated for it.</param>
    /// <param name="folder">The folder of the project; empty when it is not known.</param>
    /// <param name="emitsYaml">Whether the YAML of all of them is wanted.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    internal EquatableArray<CompiledEntry> Of(Compilation compilation, string folder, bool emitsYaml, CancellationToken cancellation) =>
        compilation.GetTypeByMetadataName(typeof(PoliciesAttribute).FullName!) is null ? [] : EquatableArray.From(_entries.Of(compilation, cancellation)
            .Where(entry => entry.FullName.Length > 0)
            .Select(entry => Of(entry, compilation.AssemblyName ?? "", folder, emitsYaml || entry.EmitsYaml))
            .OrderBy(entry => entry.Member, System.StringComparer.Ordinal));

    private CompiledEntry Of(EntryPoint entry, string assembly, string folder, bool emitsYaml)
    {
        var errors = entry.Evaluation.Log.Findings.Select(finding => finding.Message).FirstOrDefault();
        var set = entry.Evaluation.Value as PolicySet;
        if (set is null || errors is not null || set.Any(statement => statement is UnevaluatedStatement))
        {
            return new CompiledEntry(entry.FullName, entry.Namespace, entry.Cluster, Statements: null, Yaml: null, emitsYaml ? errors ?? WhyUnknown(entry.Evaluation.Value) : null);
        }

        var yaml = emitsYaml ? _yaml.GetValue(set, CompiledYaml.Of) : null;
        return new CompiledEntry(entry.FullName, entry.Namespace, entry.Cluster, _statements.GetValue(set, _ => SetCode.Of(set, path => NameOf(path, assembly, folder))), yaml?.Text, yaml?.Problem);
    }

    // No assembly names folders of the machine that it was made on. What is of a baseline keeps its name.
    private static string NameOf(string path, string assembly, string folder)
    {
        path = path.Replace('\\', '/');
        if (path.IndexOf('/') > 0 && path.IndexOf(':') != 1)
        {
            return path;
        }

        folder = folder.Replace('\\', '/').TrimEnd('/') + "/";
        return folder.Length > 1 && path.StartsWith(folder, System.StringComparison.Ordinal) ? assembly + "/" + path.Substring(folder.Length) : assembly + "/" + path.Substring(path.LastIndexOf('/') + 1);
    }

    private static string WhyUnknown(object? value) => value switch
    {
        Unknown unknown => unknown.Reason,
        IEnumerable<PolicyStatement> set when set.OfType<UnevaluatedStatement>().FirstOrDefault() is { } statement => statement.Reason,
        _ => "its value is no policy set",
    };

    private sealed record CompiledYaml(string? Text, string? Problem)
    {
        internal static CompiledYaml Of(PolicySet set)
        {
            try
            {
                return new CompiledYaml(set.ToYaml(), Problem: null);
            }
            catch (PolicyException exception)
            {
                return new CompiledYaml(Text: null, exception.Message);
            }
        }
    }
}
