using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Judging manifests: <c>netpol lint</c> and YamlDotNet's parser alone on the same files, whole processes.</summary>
internal static class WholeProcessLint
{
    internal static int Run(string[] args)
    {
        var manifests = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("netpol-bench-").FullName;
        try
        {
            foreach (var (policy, index) in NetPolWorkload.Set(manifests).ToNetworkPolicies().Select((policy, index) => (policy, index)))
            {
                File.WriteAllText(Path.Combine(folder, index.ToString("D6", CultureInfo.InvariantCulture) + ".yaml"), NetworkPolicyYaml.Write([policy]));
            }

            LeastCpu.Print(LeastCpu.Measure([["hello"], ["lint", folder], ["parse", folder]], rounds), baseline: "parse");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
