using System;
using System.Collections.Generic;
using System.Linq;
using k8s;
using k8s.Models;
using NetPol.Sharp.Kubernetes;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Kubernetes;

public sealed class NetworkPolicyConversionsTests
{
    private const string Head = """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"api","namespace":"shop"},""";

    [Fact]
    public void Set_BecomesObjectsInItsOrder()
    {
        PolicySet set = [.. InNamespace("shop", [DefaultDeny.All, Allow.From("app=web").To("app=api").OnTcp(8080)])];
        Assert.Equal(set.ToNetworkPolicies().Select(policy => policy.Metadata.Name), set.ToV1NetworkPolicies().Select(policy => policy.Metadata.Name));
        Assert.All(set.ToV1NetworkPolicies(), policy => Assert.Equal(("networking.k8s.io/v1", "NetworkPolicy"), (policy.ApiVersion, policy.Kind)));
    }

    /// <summary>JSON after the head, with the twin from which it must be told apart.</summary>
    public static TheoryData<string, string> NullAndEmpty => new()
    {
        { "null", "{}" },
        { "{}", """{"podSelector":{}}""" },
        { """{"podSelector":{}}""", """{"podSelector":{"matchLabels":{}}}""" },
        { """{"podSelector":{}}""", """{"podSelector":{"matchExpressions":[]}}""" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"Exists"}]}}""", """{"podSelector":{"matchExpressions":[{"key":"a","operator":"Exists","values":[]}]}}""" },
        { "{}", """{"policyTypes":[]}""" },
        { "{}", """{"ingress":[]}""" },
        { "{}", """{"egress":[]}""" },
        { """{"ingress":[{}]}""", """{"ingress":[{"from":[]}]}""" },
        { """{"ingress":[{}]}""", """{"ingress":[{"ports":[]}]}""" },
        { """{"egress":[{}]}""", """{"egress":[{"to":[]}]}""" },
        { """{"egress":[{}]}""", """{"egress":[{"ports":[]}]}""" },
        { """{"egress":[{"ports":[{}]}]}""", """{"egress":[{"ports":[{"protocol":"TCP"}]}]}""" },
        { """{"egress":[{"ports":[{"port":80}]}]}""", """{"egress":[{"ports":[{"endPort":80,"port":80}]}]}""" },
        { """{"ingress":[{"from":[{"podSelector":{}}]}]}""", """{"ingress":[{"from":[{"namespaceSelector":{},"podSelector":{}}]}]}""" },
        { """{"ingress":[{"from":[{"namespaceSelector":{}}]}]}""", """{"ingress":[{"from":[{"namespaceSelector":{},"podSelector":{}}]}]}""" },
        { """{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}""", """{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8","except":[]}}]}]}""" },
        { """{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}""", """{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.1/8"}}]}]}""" },
    };

    [Theory]
    [MemberData(nameof(NullAndEmpty))]
    public void NullAndEmpty_AreKeptApart(string one, string other)
    {
        var (left, right) = (Policy(one), Policy(other));
        Assert.NotEqual(left.ToNetworkPolicy(), right.ToNetworkPolicy());
        Assert.Equal(one == "null" ? Head[..^1] + "}" : Head + "\"spec\":" + one + "}", KubernetesJson.Serialize(left.ToNetworkPolicy().ToV1NetworkPolicy()));
        Assert.Equal(Head + "\"spec\":" + other + "}", KubernetesJson.Serialize(right.ToNetworkPolicy().ToV1NetworkPolicy()));
    }

    [Fact]
    public void NullAndEmptyMetadata_AreKeptApart()
    {
        var absent = Changed(policy => policy.Metadata.NamespaceProperty = null).ToNetworkPolicy();
        Assert.Equal(new ObjectMeta { Name = "api" }, absent.Metadata);
        var empty = Changed(policy => (policy.Metadata.Labels, policy.Metadata.Annotations) = (new Dictionary<string, string>(), new Dictionary<string, string>())).ToNetworkPolicy();
        Assert.Equal(new ObjectMeta { Name = "api", Namespace = NamespaceName.Of("shop"), Labels = [], Annotations = [] }, empty.Metadata);
        Assert.Null(absent.ToV1NetworkPolicy().Metadata.Labels);
        Assert.Null(absent.ToV1NetworkPolicy().Metadata.NamespaceProperty);
        Assert.Empty(empty.ToV1NetworkPolicy().Metadata.Annotations);
    }

    [Fact]
    public void EmptyNamespace_IsNone() =>
        Assert.True(Changed(policy => policy.Metadata.NamespaceProperty = "").ToNetworkPolicy().Metadata.Namespace.IsUnnamed);

    [Fact]
    public void OrderOfEntries_IsKept()
    {
        var keys = Enumerable.Range(0, 100).Select(number => $"k{number * 37 % 100}").ToArray();
        var policy = new NetworkPolicy
        {
            Metadata = new ObjectMeta { Name = "api", Labels = EquatableArray.From(keys.Select(key => new KeyValue(key, "v"))) },
            Spec = NetworkPolicySpec.Empty,
        };
        Assert.Equal(policy, policy.ToV1NetworkPolicy().ToNetworkPolicy());
    }

    [Theory]
    [InlineData("80")]
    [InlineData("080")]
    [InlineData(" 80")]
    public void PortOfDigits_IsTheNumberThatKubernetesClientSends(string text)
    {
        var policy = Policy("""{"ingress":[{"ports":[{}]}]}""");
        policy.Spec.Ingress[0].Ports[0].Port = text;
        Assert.Equal(new PortNumber(80), policy.ToNetworkPolicy().Spec.Ingress[0].Ports[0].Port);
        Assert.Equal(KubernetesJson.Serialize(policy), KubernetesJson.Serialize(policy.ToNetworkPolicy().ToV1NetworkPolicy()));
    }

    [Fact]
    public void ItemOfAList_GetsItsKind()
    {
        var list = KubernetesJson.Deserialize<V1NetworkPolicyList>("""{"items":[{"metadata":{"name":"a","uid":"1","resourceVersion":"2"},"spec":{}},{"metadata":{"name":"b"},"spec":{}}]}""");
        Assert.Equal(["a", "b"], list.ToNetworkPolicies().Select(policy => policy.Metadata.Name));
        Assert.Equal(
            """{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"a"},"spec":{}}""",
            KubernetesJson.Serialize(list.ToNetworkPolicies()[0].ToV1NetworkPolicy()));
        Assert.Empty(new V1NetworkPolicyList().ToNetworkPolicies());
    }

    /// <summary>The spec, the rule that it breaks and what is said after the path.</summary>
    public static TheoryData<string, string, string, string> Rejected => new()
    {
        { """{"policyTypes":["ingress"]}""", "NETPOL1010", "spec.policyTypes[0]", "'ingress' is no direction; write 'Ingress' or 'Egress'" },
        { """{"policyTypes":[null]}""", "NETPOL1010", "spec.policyTypes[0]", "'' is no direction; write 'Ingress' or 'Egress'" },
        { """{"policyTypes":["Ingress","Egress","Ingress"]}""", "NETPOL1010", "spec.policyTypes", "there are only two, 'Ingress' and 'Egress'" },
        { """{"ingress":[null]}""", "NETPOL9005", "spec.ingress[0]", "a null is read as the rule that admits everyone on every port; write an empty rule if that is meant" },
        { """{"egress":[{},null]}""", "NETPOL9005", "spec.egress[1]", "a null is read as the rule that admits everyone on every port; write an empty rule if that is meant" },
        { """{"ingress":[{"from":[{}]}]}""", "NETPOL1010", "spec.ingress[0].from[0]", "an empty peer admits nobody and is rejected; to admit everyone leave 'from' out" },
        { """{"egress":[{"to":[null]}]}""", "NETPOL1010", "spec.egress[0].to[0]", "an empty peer admits nobody and is rejected; to admit everyone leave 'to' out" },
        { """{"ingress":[{"from":[{"podSelector":{}},{"ipBlock":{"cidr":"10.0.0.0/8"},"podSelector":{}}]}]}""", "NETPOL1010", "spec.ingress[0].from[1]", "an ipBlock cannot stand beside a selector; make them two items" },
        { """{"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"},"namespaceSelector":{}}]}]}""", "NETPOL1010", "spec.ingress[0].from[0]", "an ipBlock cannot stand beside a selector; make them two items" },
        { """{"ingress":[{"from":[{"ipBlock":{}}]}]}""", "NETPOL1001", "spec.ingress[0].from[0].ipBlock.cidr", "an ipBlock needs a CIDR, like '10.0.0.0/8'" },
        { """{"ingress":[{"from":[{"podSelector":{}},{"ipBlock":{"cidr":"10.0.0.1"}}]}]}""", "NETPOL1001", "spec.ingress[0].from[1].ipBlock.cidr", "'10.0.0.1' is not a CIDR; did you mean '10.0.0.1/32'?" },
        { """{"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16","x"]}}]}]}""", "NETPOL1001", "spec.egress[0].to[0].ipBlock.except[1]", "'x' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'" },
        { """{"egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["11.0.0.0/16"]}}]}]}""", "NETPOL1003", "spec.egress[0].to[0].ipBlock.except[0]", "'11.0.0.0/16' is outside '10.0.0.0/8'; the API server rejects it; take out only a part of the range" },
        { """{"ingress":[{"ports":[null]}]}""", "NETPOL9005", "spec.ingress[0].ports[0]", "a null is read as every TCP port; write a port, or an item without one if that is meant" },
        { """{"ingress":[{"ports":[{"protocol":"tcp"}]}]}""", "NETPOL1010", "spec.ingress[0].ports[0].protocol", "'tcp' is no protocol of a policy; write 'TCP', 'UDP' or 'SCTP'" },
        { """{"ingress":[{"ports":[{"protocol":""}]}]}""", "NETPOL1010", "spec.ingress[0].ports[0].protocol", "'' is no protocol of a policy; write 'TCP', 'UDP' or 'SCTP'" },
        { """{"ingress":[{"ports":[{"port":0}]}]}""", "NETPOL1004", "spec.ingress[0].ports[0].port", "0 is not \"any port\"; leave it out to allow every port of the protocol" },
        { """{"ingress":[{"ports":[{"port":65536}]}]}""", "NETPOL1004", "spec.ingress[0].ports[0].port", "port 65536 does not exist; ports go from 1 to 65535" },
        { """{"ingress":[{"ports":[{"port":4294967376}]}]}""", "NETPOL1004", "spec.ingress[0].ports[0].port", "port 4294967376 does not exist; ports go from 1 to 65535" },
        { """{"ingress":[{"ports":[{"port":"8-0"}]}]}""", "NETPOL1006", "spec.ingress[0].ports[0].port", "Port name '8-0' has no letter" },
        { """{"ingress":[{"ports":[{"port":""}]}]}""", "NETPOL1006", "spec.ingress[0].ports[0].port", "Port name '' is empty" },
        { """{"ingress":[{"ports":[{"port":1,"endPort":0}]}]}""", "NETPOL1004", "spec.ingress[0].ports[0].endPort", "0 is not \"any port\"; leave it out for a single port" },
        { """{"ingress":[{"ports":[{"port":9,"endPort":1}]}]}""", "NETPOL1005", "spec.ingress[0].ports[0].endPort", "range 9-1 is empty, so it admits nothing; write the smaller number as 'port'" },
        { """{"ingress":[{"ports":[{"endPort":1}]}]}""", "NETPOL1005", "spec.ingress[0].ports[0].endPort", "a range needs a 'port' to start at" },
        { """{"ingress":[{"ports":[{"port":"http","endPort":1}]}]}""", "NETPOL1005", "spec.ingress[0].ports[0].endPort", "a range cannot start at the named port 'http'; write its number" },
        { """{"podSelector":{"matchLabels":{"a b":"c"}}}""", "NETPOL1007", "spec.podSelector.matchLabels", "Label key 'a b' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit" },
        { """{"podSelector":{"matchLabels":{"a":"-"}}}""", "NETPOL1007", "spec.podSelector.matchLabels", "Label value '-' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit" },
        { """{"podSelector":{"matchLabels":{"a":null}}}""", "NETPOL9005", "spec.podSelector.matchLabels", "the value of 'a' is null, which is read as the empty value; write \"\" if that is meant" },
        { """{"podSelector":{"matchExpressions":[null]}}""", "NETPOL1007", "spec.podSelector.matchExpressions[0].key", "Label key '' has no name" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"in","values":["b"]}]}}""", "NETPOL1010", "spec.podSelector.matchExpressions[0].operator", "'in' is no operator; write 'In', 'NotIn', 'Exists' or 'DoesNotExist'" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"In"}]}}""", "NETPOL1008", "spec.podSelector.matchExpressions[0].values", "'In' needs at least one value" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"NotIn","values":[]}]}}""", "NETPOL1008", "spec.podSelector.matchExpressions[0].values", "'NotIn' needs at least one value" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"Exists","values":["b"]}]}}""", "NETPOL1008", "spec.podSelector.matchExpressions[0].values", "'Exists' takes no values; remove them, or use 'In' or 'NotIn'" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"In","values":["b","c/d"]}]}}""", "NETPOL1007", "spec.podSelector.matchExpressions[0].values[1]", "Label value 'c/d' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit" },
        { """{"podSelector":{"matchExpressions":[{"key":"a","operator":"In","values":[null]}]}}""", "NETPOL9005", "spec.podSelector.matchExpressions[0].values[0]", "a null is read as the empty value; write \"\" if that is meant" },
        { """{"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"":"c"}}}]}]}""", "NETPOL1007", "spec.egress[0].to[0].namespaceSelector.matchLabels", "Label key '' has no name" },
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void SpecThatTheServerRejects_IsAnErrorWithItsPath(string spec, string ruleId, string path, string problem)
    {
        var error = Assert.Throws<PolicyException>(() => Policy(spec).ToNetworkPolicy());
        Assert.Equal((ruleId, $"{path} of policy 'shop/api': {problem}"), (error.RuleId, error.Message));
    }

    /// <summary>What is wrong with the object around the spec.</summary>
    public static TheoryData<Action<V1NetworkPolicy>, string, string> RejectedAround => new()
    {
        { policy => policy.ApiVersion = "extensions/v1beta1", "NETPOL1010", "apiVersion of policy 'shop/api': 'extensions/v1beta1' serves no NetworkPolicy; write 'networking.k8s.io/v1'" },
        { policy => policy.Kind = "Pod", "NETPOL1010", "kind of policy 'shop/api': there is no kind 'Pod' in networking.k8s.io/v1; write 'NetworkPolicy'" },
        { policy => policy.Metadata = null, "NETPOL1007", "metadata.name: a policy needs a name" },
        { policy => policy.Metadata.Name = "", "NETPOL1007", "metadata.name: a policy needs a name" },
        { policy => (policy.Metadata.Name, policy.Metadata.GenerateName) = (null, "api-"), "NETPOL1007", "metadata.name: a policy needs a name, and the server makes one from generateName 'api-' only on creation; write one, or read the created object" },
        { policy => policy.Metadata.Name = "Api", "NETPOL1007", "metadata.name of policy 'shop/Api': Policy name 'Api' must consist of lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit" },
        { policy => policy.Metadata.NamespaceProperty = "a.b", "NETPOL1007", "metadata.namespace of policy 'a.b/api': Namespace name 'a.b' must consist of lower-case letters, digits and '-', and start and end with a letter or digit" },
        { policy => policy.Metadata.Labels = new Dictionary<string, string> { ["a"] = "b c" }, "NETPOL1007", "metadata.labels of policy 'shop/api': Label value 'b c' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit" },
        { policy => policy.Metadata.Labels = new Dictionary<string, string> { ["a"] = null! }, "NETPOL9005", "metadata.labels of policy 'shop/api': the value of 'a' is null, which is read as the empty value; write \"\" if that is meant" },
        { policy => policy.Metadata.Annotations = new Dictionary<string, string> { ["a/b/c"] = "" }, "NETPOL1007", "metadata.annotations of policy 'shop/api': Annotation key 'a/b/c' may have one '/' only, between an optional DNS prefix and the name" },
        { policy => policy.Metadata.Annotations = new Dictionary<string, string> { ["a"] = "\ud83d" }, "NETPOL1007", "metadata.annotations of policy 'shop/api': An annotation holds half of a surrogate pair, which no UTF-8 text can; remove it" },
        { policy => policy.Metadata.Annotations = new Dictionary<string, string> { ["a"] = new('x', 262144) }, "NETPOL1007", "metadata.annotations of policy 'shop/api': more than 262144 bytes of keys and values; shorten them" },
        { policy => policy.Spec.Ingress = [new() { Ports = [new() { Port = new IntOrString() }] }], "NETPOL9005", "spec.ingress[0].ports[0].port of policy 'shop/api': a null in an IntOrString is read as every port; write a port, or leave the IntOrString out if that is meant" },
    };

    [Theory]
    [MemberData(nameof(RejectedAround))]
    public void ObjectThatTheServerRejects_IsAnErrorWithItsPath(Action<V1NetworkPolicy> change, string ruleId, string message)
    {
        var error = Assert.Throws<PolicyException>(() => Changed(change).ToNetworkPolicy());
        Assert.Equal((ruleId, message), (error.RuleId, error.Message));
    }

    [Fact]
    public void AnnotationsAtTheLimit_AreTaken() =>
        Assert.Single(Changed(policy => policy.Metadata.Annotations = new Dictionary<string, string> { ["Example.com/A"] = new('x', 262131) }).ToNetworkPolicy().Metadata.Annotations);

    [Fact]
    public void ItemThatIsNullOrNameless_IsNamedByItsPlace()
    {
        var nothing = Assert.Throws<PolicyException>(() => new V1NetworkPolicy[] { Policy("{}"), null! }.ToNetworkPolicies());
        Assert.Equal((RuleIds.ValueMissing, "items[1] is null; remove it"), (nothing.RuleId, nothing.Message));
        var nameless = Assert.Throws<PolicyException>(() => new[] { Policy("{}"), new V1NetworkPolicy() }.ToNetworkPolicies());
        Assert.Equal("metadata.name of items[1]: a policy needs a name", nameless.Message);
    }

    [Fact]
    public void KeyThatStandsTwice_CannotBeWritten()
    {
        var policy = new NetworkPolicy { Metadata = new ObjectMeta { Name = "api", Labels = [new("a", "1"), new("a", "2")] }, Spec = NetworkPolicySpec.Empty };
        var error = Assert.Throws<PolicyException>(() => policy.ToV1NetworkPolicy());
        Assert.Equal((RuleIds.ObjectRejected, "metadata.labels of policy 'api': key 'a' stands twice, which no object can hold; remove one"), (error.RuleId, error.Message));
    }

    private static V1NetworkPolicy Policy(string spec) => KubernetesJson.Deserialize<V1NetworkPolicy>(Head + "\"spec\":" + spec + "}");

    private static V1NetworkPolicy Changed(Action<V1NetworkPolicy> change)
    {
        var policy = Policy("{}");
        change(policy);
        return policy;
    }
}
