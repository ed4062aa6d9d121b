using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DiffPlex.Renderer;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>Compares the policies of a set with those in a folder, object by object, so that file names and comments do not matter.</summary>
internal static class SnapshotAssert
{
    internal static void Matches(PolicySet set, string folder, string caller)
    {
        var expected = ByName(ClusterFiles.Read(Locate(folder, caller)).NetworkPolicies);
        var actual = ByName(set.ToNetworkPolicies());
        var differences = expected.Keys.Union(actual.Keys)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => (Name: name, Old: Get(expected, name), New: Get(actual, name)))
            .Where(pair => pair.Old != pair.New)
            .Select(pair => UnidiffRenderer.GenerateUnidiff(
                pair.Old, pair.New, pair.Old.Length == 0 ? "/dev/null" : folder + ": " + pair.Name, pair.New.Length == 0 ? "/dev/null" : "the set: " + pair.Name))
            .ToArray();
        if (differences.Length > 0)
        {
            throw new PolicyAssertException($"the policies in '{folder}' are not those of the set; write them again with --output if the set is right:\n{string.Join("", differences)}");
        }
    }

    private static string Get(Dictionary<string, string> policies, string name) => policies.TryGetValue(name, out var yaml) ? yaml : "";

    // A policy without a namespace goes where it is applied; files are read as if that were 'default'.
    private static Dictionary<string, string> ByName(IEnumerable<NetworkPolicy> policies) => policies
        .Select(policy => policy.InNamespaceIfUnnamed("default"))
        .ToDictionary(policy => policy.ToString(), policy => NetworkPolicyYaml.Write([policy]), StringComparer.Ordinal);

    private static string Locate(string folder, string caller) =>
        Path.GetDirectoryName(caller) is { Length: > 0 } beside && Directory.Exists(Path.Combine(beside, folder))
            ? Path.Combine(beside, folder)
            : ClusterFiles.Locate(folder);
}
