using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Rules;

/// <summary>What is judged, and where findings stand, whatever the rule.</summary>
public sealed class LinterTests
{
    private const string BadPort = RuleIds.PortOutOfRange;

    [Theory]
    [InlineData("crd.antrea.io/v1beta1", "NetworkPolicy")]
    [InlineData("projectcalico.org/v3", "NetworkPolicy")]
    [InlineData("crd.projectcalico.org/v1", "NetworkPolicy")]
    [InlineData("cilium.io/v2", "CiliumNetworkPolicy")]
    [InlineData("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy")]
    [InlineData("networking.k8s.io/v1", "IngressClass")]
    [InlineData("networking.k8s.io/v1", "IngressList")]
    [InlineData("networking.k8s.io/v1beta1", "IPAddress")]
    [InlineData("networking.k8s.io/v1beta1", "ServiceCIDR")]
    [InlineData("networking.k8s.io/v1alpha1", "ClusterCIDR")]
    [InlineData("v1", "ConfigMap")]
    [InlineData("example.com/v1", "networkpolicy")]
    public void OtherKind_IsCountedAndLeftAlone(string apiVersion, string kind)
    {
        var result = Marked.Lint($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: Not_A_Name}}\nspec: {{ingress: [{{ports: [{{port: 0}}]}}]}}\n");
        Assert.Empty(result.Findings);
        Assert.Equal(0, result.Policies);
        Assert.Equal([(kind, 1)], result.Skipped.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void ObjectWithoutAKind_IsCounted() => Assert.Equal(["without a kind"], Marked.Lint("port: 0\n---\nport: 0\n").Skipped.Keys);

    [Fact]
    public void List_IsOpened()
    {
        const string text = """
            apiVersion: v1
            kind: List
            metadata: {resourceVersion: ""}
            items:
            - apiVersion: v1
              kind: ConfigMap
              data: {ports: [{port: 0}]}
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: web}
              spec:
                podSelector: {}
                ingress:
                - ports:
                  - port: [|0|]
            - apiVersion: v1
              kind: List
              items:
              - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: api}, spec: {podSelector: {}, egress: [{ports: [{port: [|0|]}]}]}}
            """;
        Marked.Reports(BadPort, text);
        Marked.IsFine(text.Replace("[|0|]", "80", StringComparison.Ordinal));
        var result = Marked.Lint(text.Replace("[|0|]", "80", StringComparison.Ordinal));
        Assert.Equal(2, result.Policies);
        Assert.Equal([("ConfigMap", 1)], result.Skipped.Select(entry => (entry.Key, entry.Value)));
    }

    [Fact]
    public void NetworkPolicyList_IsOpenedWithoutTypesInItsItems()
    {
        const string text = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicyList
            items:
            - metadata: {name: web}
              spec: {podSelector: {}, ingress: [{ports: [{port: [|0|]}]}]}
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: api}
              spec: {podSelector: {}, egress: [{ports: [{port: [|0|]}]}]}
            """;
        Marked.Reports(BadPort, text);
        Marked.IsFine(text.Replace("[|0|]", "80", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("~")]
    public void EmptyNetworkPolicyList_IsFine(string items) => Marked.IsFine($"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems: {items}\n");

    [Fact]
    public void Json_IsReadLikeYaml()
    {
        const string text = """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},
             "spec": {"podSelector": {"matchLabels": {"app": "web\u002dapi"}},
                      "ingress": [{"from": [[|{}|]], "ports": [{"port": "http", "protocol": "TCP"}]}]}}
            """;
        Marked.Reports(RuleIds.ObjectRejected, text);
        Marked.IsFine(text.Replace("[|{}|]", "{\"podSelector\": {}}", StringComparison.Ordinal));
    }

    [Fact]
    public void LineEndsOfWindows_KeepPlaces() => Marked.Reports(
        BadPort,
        (Manifest.Ports("- port: [|0|]") + "---\n" + Manifest.Ports("- port: 80\n- port: [|70000|]")).Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public void ByteOrderMark_TakesNoPlace()
    {
        Marked.Reports(BadPort, "\ufeff" + Manifest.Ports("- port: [|0|]"));
        Marked.Reports(RuleIds.ObjectRejected, "\ufeff[|Kind|]: x\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {}}\n");
    }

    [Fact]
    public void DocumentsOfAStream_KeepTheirLines() => Marked.Reports(
        BadPort,
        "# A comment\n---\n" + Manifest.Ports("- port: [|0|]") + "---\n# Nothing here\n---\n\n--- # Another\n" + Manifest.Ports("- port: 80").Replace("web", "api", StringComparison.Ordinal)
            + "...\n---\n" + Manifest.Ports("- port: [|70000|]") + "---\n");

    [Fact]
    public void BrokenDocument_LeavesTheOthersReadable()
    {
        var text = Manifest.Ports("- port: [|0|]") + "---\nkind: [\n---\n" + Manifest.Ports("- port: [|70000|]").Replace("name: web", "name: api", StringComparison.Ordinal);
        Marked.Reports(BadPort, text);
        var result = Marked.Lint(text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        Assert.Equal(2, result.Policies);
        var broken = Assert.Single(result.Findings, finding => finding.RuleId == RuleIds.ObjectRejected);
        Assert.StartsWith("Not YAML: ", broken.Message, StringComparison.Ordinal);
        Assert.InRange(broken.Span.Line, 11, 13);
    }

    // One place, written once, is wrong in two policies: both paths are said, at the place to change.
    [Fact]
    public void Alias_IsReportedWhereItsValueIsWritten() => Marked.Says(
        BadPort,
        Manifest.Ports("- &http\n  port: [|[|0|]|]\n- *http"),
        "spec.ingress[0].ports[0].port: 0 is not \"any port\"; leave it out to allow every port of the protocol",
        "spec.ingress[0].ports[1].port: 0 is not \"any port\"; leave it out to allow every port of the protocol");

    [Fact]
    public void MergeKey_IsReportedWhereItsValueIsWritten()
    {
        Marked.Reports(BadPort, Manifest.Ports("- &http\n  port: [|[|0|]|]\n- {<<: *http, protocol: UDP}"));
        Marked.Reports(BadPort, Manifest.Ports("- &http\n  port: [|0|]\n- {<<: *http, port: 80}"));
    }

    [Fact]
    public void WordsOfYaml11_AreBooleans()
    {
        Marked.Reports(RuleIds.ObjectRejected, Manifest.Spec("podSelector: {matchLabels: {a: [|on|], b: [|y|], c: [|NO|], d: yEs, e: 'off'}}"));
        Marked.IsFine(Manifest.Spec("podSelector: {matchLabels: {a: 'on', b: \"y\"}}"));
    }

    [Fact]
    public void Findings_ComeByFileLineAndColumn()
    {
        string text = Manifest.Ports("- {port: 0, endPort: 70000}") + "---\n" + Manifest.Ports("- port: 0");
        var documents = ManifestReader.Read(text, "b.yaml").Concat(ManifestReader.Read(text, "a.yaml"));
        var spans = Linter.Lint(documents, new LintOptions()).Findings.Select(finding => finding.Span).ToArray();
        Assert.Equal(spans.Order(), spans);
        Assert.Equal("a.yaml", spans[0].File);
    }

    // Two rules have the block in common, and it is wrong once.
    [Fact]
    public void EqualFindingsAtOnePlace_AreOne() => Marked.Reports(
        RuleIds.ExceptCoversCidr,
        Manifest.Spec("podSelector: {}\ningress:\n- from: [[|&all {ipBlock: {cidr: 10.0.0.0/31, except: [10.0.0.0/32, 10.0.0.1/32]}}|]]\n- {from: [*all], ports: [{port: 80}]}"));

    [Fact]
    public void OrderOfFiles_ChangesNoFinding()
    {
        string[] files = [.. Enumerable.Range(0, 4).Select(number => Manifest.Spec("podSelector: {matchLabels: {app: a}}\ningress: [{}]\negress: [{to: [{podSelector: {}}]}]").Replace("name: web", $"name: p{number}", StringComparison.Ordinal))];
        var forwards = Linter.Lint(files.SelectMany((text, number) => ManifestReader.Read(text, $"{number}.yaml")), new LintOptions());
        var backwards = Linter.Lint(files.Index().Reverse().SelectMany(file => ManifestReader.Read(file.Item, $"{file.Index}.yaml")), new LintOptions());
        Assert.Equal(forwards.Findings, backwards.Findings);
        Assert.NotEmpty(forwards.Findings);
    }

    // What has the name of something else is left out, and nothing fails for it.
    [Fact]
    public void TwoPodsOfOneName_AreNoFailure() => Marked.Lint(Manifest.Join(
        Manifest.Spec("podSelector: {matchLabels: {app: x}}"),
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}, status: {podIP: 10.0.0.1}}",
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}",
        "{apiVersion: v1, kind: Pod, metadata: {name: q, namespace: shop}, status: {podIP: 10.0.0.1}}",
        Manifest.Deployment("d", "app: x"),
        Manifest.Deployment("d", "app: z")));

    [Fact]
    public void ValueWithALineBreak_IsSaidInOneLine() =>
        Marked.Reports(RuleIds.NameOrLabelInvalid, Manifest.Spec("podSelector: {matchLabels: {app: [|\"a\\nb\\u0007\"|]}}"));

    // Each of these is found in it, and two of them in a pair of which either could be reported.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RuleIsIndependentOfOrder(int seed)
    {
        string[] documents =
        [
            Policy("a", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress: [{to: [{podSelector: {matchLabels: {app: apo}}}], ports: [{port: 80}]}]"),
            Policy("b", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress: [{to: [{podSelector: {matchLabels: {app: apo}}}], ports: [{port: 80}]}]"),
            Policy("c", "podSelector: {matchLabels: {app: api}}\ningress: [{from: [{namespaceSelector: {matchLabels: {name: x}}}], ports: [{port: 80}, {port: metrics}]}, {from: [{namespaceSelector: {}}]}]"),
            Policy("d", "podSelector: {matchLabels: {tier: x}}\npolicyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}, {to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: https}]}]"),
            Policy("e", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress: [{ports: [{port: 53, protocol: UDP}]}]", "other"),
            Policy("f", "podSelector: {}\ningress: [{from: [{podSelector: {}}]}]", "other"),
            Manifest.Of("name: g\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL4007: nothing}", "podSelector: {matchLabels: {app: x, role: z}}\ningress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]"),
            Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}"),
            Manifest.Deployment("web", "app: web", own: "tier: x"),
            Manifest.Deployment("open", "app: open"),
            Manifest.Service("api", "app: api", "port: 80, targetPort: 8080"),
            Manifest.Namespace("shop"),
            Manifest.Namespace("shops"),
        ];
        string[] expected = Said(documents);
        string[] found = [.. expected.Select(said => said[..10]).Distinct()];
        Assert.All(
            [
                RuleIds.SelectorMatchesNothing, RuleIds.NamespaceLabelNotSet, RuleIds.ServicePortUsed, RuleIds.PortNotDeclared, RuleIds.NamedPortOutsideCluster, RuleIds.RuleAlreadyAllowed,
                RuleIds.LabelOfWorkloadOnly, RuleIds.DnsNotAllowed, RuleIds.DnsOverUdpOnly, RuleIds.DnsToAnyHost, RuleIds.MetadataNotExcepted, RuleIds.OpenToEveryone, RuleIds.DefaultDenyMissing,
                RuleIds.AcceptanceOfNothing,
            ],
            id => Assert.Contains(id, found));

        new Random(seed).Shuffle(documents);
        Assert.Equal(expected, Said(documents));

        static string Policy(string name, string spec, string ns = "shop") => Manifest.Of($"name: {name}\nnamespace: {ns}", spec);

        static string[] Said(string[] documents) => [.. Marked.Lint(Manifest.Join(documents)).Findings.Select(finding => $"{finding.RuleId} {finding.Message}").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void EveryRule_HasACategoryATitleAndADescription() => Assert.All(RuleCatalog.All, rule =>
    {
        Assert.Matches("^NETPOL[0-9]{4}$", rule.Id);
        Assert.False(rule.Title.EndsWith('.'), rule.Title);
        Assert.EndsWith(".", rule.Description, StringComparison.Ordinal);
        Assert.DoesNotContain('|', rule.Title + rule.Description);
    });

    [Fact]
    public void RuleIds_AreUnique() => Assert.Equal(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Id).Distinct().Count());
}
