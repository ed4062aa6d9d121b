using System;
using System.Linq;
using CsCheck;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Properties;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Yaml;

/// <summary>What is written reads back equal, and the rules find nothing that the API server would reject.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void EverySet_ReadsBackEqual() => RandomSets.Valid.Sample(
        set => Assert.Equal(set.ToNetworkPolicies(), Read(set.ToYaml())), iter: 1000);

    [Fact]
    public void EverySet_IsAcceptedByTheServersRules() => RandomSets.Valid.Sample(
        set => Assert.DoesNotContain(
            Linter.Lint(ManifestReader.Read(set.ToYaml(), "set.yaml"), new LintOptions()).Findings, finding => finding.RuleId[6] == '1'),
        iter: 300);

    [Theory]
    [MemberData(nameof(NetworkPolicyYamlTests.Traps), MemberType = typeof(NetworkPolicyYamlTests))]
    public void Trap_ReadsBackEqual(string value)
    {
        var set = PolicySet.Create([Policy(value)]);
        Assert.Equal(set.ToNetworkPolicies(), Read(set.ToYaml()));

        static PolicyStatement Policy(string value) => NetPol.Sharp.Dsl.Policy("x").Selecting(NetPol.Sharp.Dsl.Pods("k=" + value)).DenyIngress().WithAnnotation("a", value);
    }

    [Fact]
    public void AbsentAndEmpty_ReadBackApart()
    {
        NetworkPolicy[] policies =
        [
            new() { Metadata = new ObjectMeta { Name = "nothing" }, Spec = NetworkPolicySpec.Absent },
            new() { Metadata = new ObjectMeta { Name = "absent" }, Spec = NetworkPolicySpec.Empty },
            new()
            {
                Metadata = new ObjectMeta { Name = "empty", Namespace = NamespaceName.Of("x"), Labels = [], Annotations = [] },
                Spec = new NetworkPolicySpec
                {
                    PodSelector = new LabelSelector { MatchLabels = [], MatchExpressions = [] },
                    PolicyTypes = [],
                    Ingress = [],
                    Egress = [new NetworkPolicyRule(), new NetworkPolicyRule { Peers = [], Ports = [] }, new NetworkPolicyRule { Ports = [new NetworkPolicyPort()] }],
                },
            },
        ];
        Assert.Equal(policies, Read(NetworkPolicyYaml.Write(policies)));
    }

    private static NetworkPolicy[] Read(string yaml) =>
        [.. ManifestReader.Read(yaml, "set.yaml").Select(document => NetworkPolicyDecoder.TryDecode(Assert.IsType<ManifestObject>(document.Root)) ?? throw new InvalidOperationException("Not decodable."))];
}
