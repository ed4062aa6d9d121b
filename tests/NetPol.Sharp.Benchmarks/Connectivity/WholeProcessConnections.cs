using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Listing all connections: <c>netpol connections</c>, and reading the same files and writing the same bytes without any work between, whole processes.</summary>
internal static class WholeProcessConnections
{
    internal static int Run(string[] args)
    {
        var pods = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("netpol-bench-");
        try
        {
            var manifests = folder.CreateSubdirectory("manifests").FullName;
            var cluster = ClusterWorkload.Make(new ClusterShape("", pods, pods / 50, pods / 10));
            File.WriteAllLines(Path.Combine(manifests, "pods.yaml"), cluster.Pods.Select(Json));
            File.WriteAllLines(Path.Combine(manifests, "namespaces.yaml"), cluster.Namespaces.Select(Json));
            File.WriteAllText(Path.Combine(manifests, "policies.yaml"), NetworkPolicyYaml.Write(cluster.NetworkPolicies));
            var answer = Path.Combine(folder.FullName, "answer.json");
            File.WriteAllText(answer, ChildProcess.Run("connections", manifests).Output);
            LeastCpu.Print(LeastCpu.Measure([["hello"], ["connections", manifests], ["parse-and-write", manifests, answer]], rounds), baseline: "parse-and-write");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Json(Pod pod)
    {
        var labels = string.Join(',', pod.Template.Labels.Select(label => $"\"{label.Key}\":\"{label.Value}\""));
        var ports = string.Join(',', pod.Template.Ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{{\"name\":\"{port.Name}\",\"containerPort\":{port.Number},\"protocol\":\"{port.Protocol.ApiName()}\"}}")));
        return $"---\n{{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{{\"name\":\"{pod.Name}\",\"namespace\":\"{pod.Namespace}\",\"labels\":{{{labels}}}}},\"spec\":{{\"containers\":[{{\"name\":\"c\",\"image\":\"x\",\"ports\":[{ports}]}}]}},\"status\":{{\"phase\":\"Running\",\"podIP\":\"{pod.Addresses[0]}\"}}}}";
    }

    private static string Json(Namespace ns) =>
        $"---\n{{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{{\"name\":\"{ns.Name}\",\"labels\":{{{string.Join(',', ns.Labels.Select(label => $"\"{label.Key}\":\"{label.Value}\""))}}}}}}}";
}
