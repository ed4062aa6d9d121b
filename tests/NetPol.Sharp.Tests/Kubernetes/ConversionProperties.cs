using System.Linq;
using System.Text.Json.Nodes;
using CsCheck;
using k8s;
using k8s.Models;
using NetPol.Sharp.Kubernetes;
using NetPol.Sharp.Tests.Properties;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Kubernetes;

/// <summary>Nothing is lost on the way to KubernetesClient and back, from either side.</summary>
public sealed class ConversionProperties
{
    [Fact]
    public void Sets_ComeBackEqual() => RandomSets.Valid.Sample(
        set => Assert.Equal(set.ToNetworkPolicies(), set.ToV1NetworkPolicies().ToNetworkPolicies()), iter: 1000);

    [Fact]
    public void Objects_ComeBackWithTheSameJson() => RandomV1.Policy.Sample(
        policy => Assert.Equal(KubernetesJson.Serialize(policy), KubernetesJson.Serialize(policy.ToNetworkPolicy().ToV1NetworkPolicy())), iter: 5000);

    [Fact]
    public void Models_ComeBackEqual() => RandomV1.Policy.Select(policy => policy.ToNetworkPolicy()).Sample(
        policy => Assert.Equal(policy, policy.ToV1NetworkPolicy().ToNetworkPolicy()), iter: 2000);

    [Fact]
    public void ModelsOfDifferentJson_Differ() => Gen.Select(RandomV1.Policy, RandomV1.Policy).Sample(
        pair => Assert.Equal(
            KubernetesJson.Serialize(pair.Item1) == KubernetesJson.Serialize(pair.Item2), pair.Item1.ToNetworkPolicy() == pair.Item2.ToNetworkPolicy()),
        iter: 1000);

    [Fact]
    public void YamlOfSets_ReadsAsTheSameObjects() => RandomSets.Valid.Sample(
        set => SameJson(set.ToV1NetworkPolicies().ToArray(), KubernetesYaml.LoadAllFromString(set.ToYaml()).Cast<V1NetworkPolicy>().ToArray()), iter: 200);

    [Fact]
    public void YamlOfModels_ReadsAsTheSameObject() => RandomV1.Policy.Sample(
        policy => SameJson(policy, KubernetesYaml.Deserialize<V1NetworkPolicy>(NetworkPolicyYaml.Write([policy.ToNetworkPolicy()]))), iter: 500);

    // YAML sorts the entries of maps, so their order does not count.
    private static void SameJson(object expected, object actual)
    {
        var (left, right) = (KubernetesJson.Serialize(expected), KubernetesJson.Serialize(actual));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right)), left + "\n" + right);
    }
}
