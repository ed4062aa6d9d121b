using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>What a rule finds, in a namespace of its own, so that many stand in one project: once every finding is fixed nothing is found.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Statements">Statements of a set of the namespace that follow <c>DefaultDeny.All</c> and <c>Allow.Dns</c>; <c>NS</c> stands for the namespace.</param>
/// <param name="Manifests">What the manifests hold.</param>
/// <param name="Platform">The platform that it is found on, as the arguments of the declaration; such a set goes to a cluster of its own.</param>
internal sealed record Violation(string Id, string Statements, string Manifests = "", string Platform = "")
{
    private const string Flow = "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)";

    private const string DenyAndDns = "DefaultDeny.All, Allow.Dns, ";

    /// <summary>One of every rule that has a fix.</summary>
    internal static IReadOnlyList<Violation> All { get; } =
    [
        new(RuleIds.CidrNotParseable, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"203.0.113.7\")).OnTcp(443)"),
        new(RuleIds.CidrNotCanonical, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"203.0.113.7/24\")).OnTcp(443)"),
        new(RuleIds.ExceptNotInsideCidr, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"203.0.113.0/24\").Except(\"10.0.0.0/8\")).OnTcp(443)"),
        new(RuleIds.PortOutOfRange, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcp(0)"),
        new(RuleIds.PortRangeEmpty, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(90, 80)"),
        new(RuleIds.PortNameInvalid, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcp(\"Http_Port\")"),
        new(RuleIds.SelectorContradictsItself, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b,app=c\").OnTcp(80)"),
        new(RuleIds.SplitPeer, DenyAndDns + "Allow.From(Namespace(\"NS-team\") | Pods(\"app=client\")).To(\"app=web\").OnTcp(80)", Deployment("web") + Deployment("client").Replace("NS", "NS-team", System.StringComparison.Ordinal)),
        new(RuleIds.SelectorMatchesNothing, DenyAndDns + "Allow.From(\"app=fronted\").To(\"app=backend\").OnTcp(80)", Deployment("frontend") + Deployment("backend")),
        new(RuleIds.RareLabel, DenyAndDns + "Allow.From(\"app=frontend\").To(\"app=a1\").OnTcp(80), Allow.From(\"app=frontend\").To(\"app=a2\").OnTcp(80), Allow.From(\"app=frontend\").To(\"app=a3\").OnTcp(80), Allow.From(\"app=frontent\").To(\"app=a4\").OnTcp(80).EgressOnly(), Allow.From(\"app=frontend\").To(\"app=a4\").OnTcp(80).IngressOnly()"),
        new(RuleIds.NamespaceLabelNotSet, DenyAndDns + "Allow.From(Namespaces(\"name=NS-team\")).To(\"app=b\").OnTcp(80)"),
        new(RuleIds.ServicePortUsed, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)", Deployment("a") + Deployment("b", 8080) + Service("b", 80, 8080)),
        new(RuleIds.PortNotDeclared, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcp(\"htp\")", Deployment("a") + Deployment("b", 8080)),
        new(RuleIds.RuleAlreadyAllowed, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80, 81), " + Flow),
        new(RuleIds.SelfFlow, DenyAndDns + "Allow.From(\"app=a\").To(\"app=a\").OnTcp(80)", Deployment("a")),
        new(RuleIds.LabelOfWorkloadOnly, DenyAndDns + "Allow.From(\"role=web\").To(\"app=b\").OnTcp(80)", Deployment("a").Replace("namespace: NS", "namespace: NS, labels: {role: web}", System.StringComparison.Ordinal) + Deployment("b")),
        new(RuleIds.DnsNotAllowed, "DefaultDeny.All, " + Flow),
        new(RuleIds.DnsOverUdpOnly, "DefaultDeny.All, Allow.From(\"app=a\").To(ClusterDns).OnUdp(53)"),
        new(RuleIds.DnsNotOfPlatform, DenyAndDns + Flow, Platform: "\"ovn-kubernetes\""),
        new(RuleIds.DnsToAnyHost, "DefaultDeny.All, Allow.From(\"app=a\").To(Anywhere).OnUdp(53).AndTcp(53)"),
        new(RuleIds.FlowAllowedOnOneSide, DenyAndDns + Flow + ".EgressOnly()"),
        new(RuleIds.MetadataNotExcepted, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"0.0.0.0/0\")).OnTcp(443)"),
        new(RuleIds.PrivateNotExcepted, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"0.0.0.0/0\").Except(\"169.254.169.254/32\") | Cidr(\"::/0\").Except(\"fc00::/7\")).OnTcp(443)"),
        new(RuleIds.OneFamilyOnly, DenyAndDns + "Allow.From(\"app=a\").To(Cidr(\"0.0.0.0/0\").Except(\"10.0.0.0/8\", \"169.254.0.0/16\", \"172.16.0.0/12\", \"192.168.0.0/16\")).OnTcp(443)"),
        new(RuleIds.DefaultDenyMissing, "DefaultDeny.Egress, Allow.Dns, " + Flow),
        new(RuleIds.FeatureNotSupported, DenyAndDns + "Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(8000, 8003)", Platform: "\"cilium\", \"1.16\""),
        new(RuleIds.StatementDiscarded, DenyAndDns + Flow),
        new(RuleIds.SetNotMarked, DenyAndDns + Flow),
        new(RuleIds.AcceptanceOfNothing, DenyAndDns + Flow + ".Accept(\"NETPOL4004\", \"none of it\")"),
    ];

    /// <summary>The violation as a member of a class.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="isApart">Whether the set goes to a cluster of its own, so that the errors of others hide nothing.</param>
    internal string Member(string name, string ns, bool isApart = false)
    {
        var set = $"InNamespace(\"NS\",\n    [\n        {Statements.Replace(", Allow", ",\n        Allow", System.StringComparison.Ordinal)},\n    ])";
        var member = Id switch
        {
            RuleIds.SetNotMarked => $"internal static PolicySet {name} => {set};",
            RuleIds.StatementDiscarded => $"[Policies]\n    internal static PolicySet {name}()\n    {{\n        Allow.From(\"app=c\").To(\"app=d\").OnTcp(80);\n        return {set};\n    }}",
            _ => $"[Policies]\n    internal static PolicySet {name} => {set};",
        };
        member = isApart || Platform.Length > 0 ? member.Replace("[Policies]", "[Policies(Cluster = \"NS\")]", System.StringComparison.Ordinal) : member;
        return $"    {member.Replace("NS", ns, System.StringComparison.Ordinal)}\n\n";
    }

    /// <summary>What has to stand before the classes of a file: the platform of the cluster that is called like the namespace.</summary>
    internal string DeclarationOf(string ns) => Platform.Length == 0 ? "" : $"[assembly: Platform({Platform}, Cluster = \"{ns}\")]\n";

    /// <summary>The manifests for a namespace.</summary>
    internal string ManifestsOf(string ns) => Manifests.Replace("NS", ns, System.StringComparison.Ordinal);

    private static string Deployment(string name, int port = 0) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}, namespace: NS}}\nspec: {{selector: {{matchLabels: {{app: {name}}}}}, template: {{metadata: {{labels: {{app: {name}}}}}, spec: {{containers: [{{name: c{(port == 0 ? "" : $", ports: [{{name: http, containerPort: {port}}}]")}}}]}}}}}}\n---\n";

    private static string Service(string name, int port, int target) =>
        $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: NS}}\nspec: {{selector: {{app: {name}}}, ports: [{{port: {port}, targetPort: {target}}}]}}\n---\n";
}
