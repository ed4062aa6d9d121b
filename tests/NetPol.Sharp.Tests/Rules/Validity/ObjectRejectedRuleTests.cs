using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class ObjectRejectedRuleTests
{
    private const string Rule = RuleIds.ObjectRejected;

    [Theory]
    [InlineData("{[|podselector|]: {}}", "spec: unknown field 'podselector'; did you mean 'podSelector'?")]
    [InlineData("{podSelector: {[|matchLabel|]: {}}}", "spec.podSelector: unknown field 'matchLabel'; did you mean 'matchLabels'?")]
    [InlineData("{podSelector: {[|app|]: web}}", "spec.podSelector: unknown field 'app'; remove it, or move it where it belongs")]
    [InlineData("{podSelector: {}, ingress: [{[|to|]: []}]}", "spec.ingress[0]: unknown field 'to'; remove it, or move it where it belongs")]
    [InlineData("{podSelector: {}, egress: [{}, {[|from|]: []}]}", "spec.egress[1]: unknown field 'from'; remove it, or move it where it belongs")]
    [InlineData("{podSelector: {}, ingress: [{ports: [{port: 80, [|endport|]: 90}]}]}", "spec.ingress[0].ports[0]: unknown field 'endport'; did you mean 'endPort'?")]
    [InlineData("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, [|excepts|]: []}}]}]}", "spec.ingress[0].from[0].ipBlock: unknown field 'excepts'; did you mean 'except'?")]
    public void UnknownField_IsReportedWithTheClosestOne(string spec, string message) => Marked.Says(
        Rule, $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: web}}\nspec: {spec}\n", message);

    [Fact]
    public void UnknownFieldOfTheObject_IsReportedWithoutAPath() =>
        Marked.Says(Rule, Manifest.Spec("podSelector: {}") + "[|Spec|]: {}\n", "unknown field 'Spec'; did you mean 'spec'?");

    [Theory]
    [InlineData("podSelector: [|web|]", "spec.podSelector: needs an object, and 'web' is a string")]
    [InlineData("podSelector: [|[]|]", "spec.podSelector: needs an object, and an array stands here")]
    [InlineData("podSelector: {matchLabels: [|[app]|]}", "spec.podSelector.matchLabels: needs an object, and an array stands here")]
    [InlineData("podSelector: {matchLabels: {version: [|1|]}}", "spec.podSelector.matchLabels.version: needs a string, and '1' is a number; quote it")]
    [InlineData("podSelector: {matchLabels: {canary: [|on|]}}", "spec.podSelector.matchLabels.canary: needs a string, and 'on' is a bool; quote it")]
    [InlineData("podSelector: {matchLabels: {app: [|{}|]}}", "spec.podSelector.matchLabels.app: needs a string, and an object stands here")]
    [InlineData("podSelector: {}\ningress: [|{}|]", "spec.ingress: needs a list, and an object stands here")]
    [InlineData("podSelector: {}\ningress: [[|all|]]", "spec.ingress[0]: needs an object, and 'all' is a string")]
    [InlineData("podSelector: {}\ningress: [{ports: [[|80|]]}]", "spec.ingress[0].ports[0]: needs an object, and '80' is a number")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: [|80.5|]}]}]", "spec.ingress[0].ports[0].port: needs a whole number or a name, and '80.5' is a number")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: [|2147483648|]}]}]", "spec.ingress[0].ports[0].port: needs a whole number or a name, and '2147483648' is a number")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: [|true|]}]}]", "spec.ingress[0].ports[0].port: needs a whole number or a name, and 'true' is a bool")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80, endPort: [|'90'|]}]}]", "spec.ingress[0].ports[0].endPort: needs a whole number of 32 bits, and '90' is a string")]
    [InlineData("podSelector: {}\ningress: [{from: [{ipBlock: {cidr: [|10|]}}]}]", "spec.ingress[0].from[0].ipBlock.cidr: needs a string, and '10' is a number; quote it")]
    [InlineData("podSelector: {}\ningress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [|10.1.0.0/16|]}}]}]", "spec.ingress[0].from[0].ipBlock.except: needs a list, and '10.1.0.0/16' is a string")]
    [InlineData("podSelector: {}\npolicyTypes: [|Ingress|]", "spec.policyTypes: needs a list, and 'Ingress' is a string")]
    [InlineData("podSelector: {}\npolicyTypes: [[|1|]]", "spec.policyTypes[0]: needs a string, and '1' is a number; quote it")]
    public void WrongType_IsReported(string spec, string message) => Marked.Says(Rule, Manifest.Spec(spec), message);

    [Theory]
    [InlineData("name: [|1|]", "metadata.name: needs a string, and '1' is a number; quote it")]
    [InlineData("name: web\ngeneration: [|x|]", "metadata.generation: needs a whole number, and 'x' is a string")]
    [InlineData("name: web\ncreationTimestamp: [|yesterday|]", "metadata.creationTimestamp: needs a time like '2026-01-31T12:00:00Z', and 'yesterday' is a string")]
    [InlineData("name: web\ncreationTimestamp: [|2026-01-31|]", "metadata.creationTimestamp: needs a time like '2026-01-31T12:00:00Z', and '2026-01-31' is a string")]
    [InlineData("name: web\nlabels: [|[app]|]", "metadata.labels: needs an object, and an array stands here")]
    [InlineData("name: web\nannotations: {note: [|1|]}", "metadata.annotations.note: needs a string, and '1' is a number; quote it")]
    [InlineData("name: web\nownerReferences: [{apiVersion: v1, kind: A, name: a, uid: u, controller: [|'true'|]}]", "metadata.ownerReferences[0].controller: needs true or false, and 'true' is a string")]
    [InlineData("name: web\n[|lables|]: {}", "metadata: unknown field 'lables'; did you mean 'labels'?")]
    public void WrongMetadata_IsReported(string metadata, string message) => Marked.Says(Rule, Manifest.Metadata(metadata), message);

    [Fact]
    public void ObjectAsTheServerReturnsIt_IsFine() => Marked.IsFine(Manifest.Of(
        """
        name: web
        namespace: shop
        uid: 6f1d6a4e-0000-4000-8000-000000000000
        resourceVersion: "12"
        generation: 9007199254740993
        creationTimestamp: "2026-01-31T12:00:00Z"
        deletionTimestamp: 2026-01-31T12:00:00+01:00
        deletionGracePeriodSeconds: 30
        finalizers: [example.com/clean]
        ownerReferences:
        - {apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true, blockOwnerDeletion: false}
        - {apiVersion: apps/v1, kind: Deployment, name: api, uid: v, controller: false}
        managedFields:
        - {manager: kubectl, operation: Apply, apiVersion: networking.k8s.io/v1, time: "2026-01-31T12:00:00Z", fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}}
        """,
        """
        podSelector: {matchLabels: ~, matchExpressions: ~}
        policyTypes: ~
        ingress: ~
        egress:
        - {to: ~, ports: [{protocol: UDP, port: 53}]}
        - {to: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: ~}}], ports: ~}
        - ports:
          - {protocol: ~, port: ~, endPort: ~}
          - {protocol: SCTP, port: http}
        """));

    [Theory]
    [InlineData("podSelector: {}\n[|podSelector|]: {}", "spec: key 'podSelector' is already set at line 7; keep one of the two")]
    [InlineData("podSelector: {matchLabels: {app: a, [|app|]: b}}", "spec.podSelector.matchLabels: key 'app' is already set at line 7; keep one of the two")]
    public void RepeatedKey_IsReported(string spec, string message) => Marked.Says(Rule, Manifest.Spec(spec), message);

    [Theory]
    [InlineData("[|{}|]")]
    [InlineData("[|~|]")]
    [InlineData("[|{podSelector: ~}|]")]
    [InlineData("[|{podSelector: ~, namespaceSelector: ~, ipBlock: ~}|]")]
    public void EmptyPeer_IsReported(string peer)
    {
        Marked.Says(
            Rule,
            Manifest.From("- podSelector: {}\n- " + peer),
            "spec.ingress[0].from[1]: an empty peer admits nobody and is rejected; to admit everyone leave 'from' out");
        Marked.Says(Rule, Manifest.To("- " + peer), "spec.egress[0].to[0]: an empty peer admits nobody and is rejected; to admit everyone leave 'to' out");
    }

    [Theory]
    [InlineData("podSelector: {}")]
    [InlineData("namespaceSelector: {}")]
    [InlineData("podSelector: {}, namespaceSelector: {}")]
    public void BlockBesideASelector_IsReported(string selectors) => Marked.Says(
        Rule,
        Manifest.To($"- [|{{ipBlock: {{cidr: 10.0.0.0/8}}, {selectors}}}|]"),
        "spec.egress[0].to[0]: an ipBlock cannot stand beside a selector; make them two items");

    [Fact]
    public void BlockBesideASelector_IsReportedFromItsFirstToItsLastCharacter() => Marked.Reports(Rule, Manifest.From(
        """
        - [|podSelector:
            matchLabels:
              app: web
          ipBlock:
            cidr: 10.0.0.0/8|]

        # The next one.
        - podSelector: {}
        """));

    [Theory]
    [InlineData("podSelector: {}")]
    [InlineData("namespaceSelector: {}")]
    [InlineData("{podSelector: {}, namespaceSelector: {}}")]
    [InlineData("ipBlock: {cidr: 10.0.0.0/8}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}, podSelector: ~}")]
    public void Peer_IsFine(string peer) => Marked.IsFine(Manifest.From("- " + peer));

    [Theory]
    [InlineData("tcp")]
    [InlineData("ICMP")]
    [InlineData("''")]
    public void UnknownProtocol_IsReported(string protocol) => Marked.Says(
        Rule,
        Manifest.Ports($"- {{port: 80, protocol: [|{protocol}|]}}"),
        $"spec.ingress[0].ports[0].protocol: '{protocol.Trim('\'')}' is no protocol of a policy; write 'TCP', 'UDP' or 'SCTP'");

    [Theory]
    [InlineData("TCP")]
    [InlineData("UDP")]
    [InlineData("SCTP")]
    [InlineData("~")]
    public void Protocol_IsFine(string protocol) => Marked.IsFine(Manifest.Ports($"- {{port: 80, protocol: {protocol}}}"));

    [Theory]
    [InlineData("{key: app, operator: [|in|], values: [a]}", "in")]
    [InlineData("{key: app, operator: [|Gt|], values: ['1']}", "Gt")]
    [InlineData("{key: app, operator: [|''|]}", "")]
    [InlineData("[|{key: app}|]", "")]
    [InlineData("[|{key: app, operator: ~}|]", "")]
    public void UnknownOperator_IsReported(string expression, string operation) => Marked.Says(
        Rule,
        Manifest.Spec($"podSelector: {{matchExpressions: [{expression}]}}"),
        $"spec.podSelector.matchExpressions[0].operator: '{operation}' is no operator; write 'In', 'NotIn', 'Exists' or 'DoesNotExist'");

    [Theory]
    [InlineData("[[|ingress|]]", "spec.policyTypes[0]: 'ingress' is no direction; write 'Ingress' or 'Egress'")]
    [InlineData("[Ingress, [|Both|]]", "spec.policyTypes[1]: 'Both' is no direction; write 'Ingress' or 'Egress'")]
    [InlineData("[[|~|]]", "spec.policyTypes[0]: '' is no direction; write 'Ingress' or 'Egress'")]
    [InlineData("[|[Ingress, Egress, both]|]", "spec.policyTypes: there are only two, 'Ingress' and 'Egress'")]
    public void PolicyTypesThatNobodyKnows_AreReported(string types, string message) => Marked.Says(Rule, Manifest.Spec("podSelector: {}\npolicyTypes: " + types), message);

    [Theory]
    [InlineData("[Ingress, Ingress]")]
    [InlineData("[Egress, Ingress]")]
    [InlineData("[]")]
    public void PolicyTypes_AreFine(string types) => Marked.IsFine(Manifest.Spec("podSelector: {}\npolicyTypes: " + types));

    [Theory]
    [InlineData("networkpolicy")]
    [InlineData("NetworkPolicies")]
    [InlineData("NetworkPolcy")]
    public void MisspeltKind_IsReported(string kind) => Marked.Says(
        Rule,
        $"apiVersion: networking.k8s.io/v1\nkind: [|{kind}|]\nmetadata: {{name: web}}\nspec: {{podSelector: {{}}}}\n",
        $"kind: there is no kind '{kind}' in networking.k8s.io/v1; write 'NetworkPolicy'");

    [Theory]
    [InlineData("extensions/v1beta1")]
    [InlineData("networking.k8s.io/v1beta1")]
    [InlineData("v1")]
    public void VersionThatServesNoPolicy_IsReported(string apiVersion) => Marked.Says(
        Rule,
        $"apiVersion: [|{apiVersion}|]\nkind: NetworkPolicy\nmetadata: {{name: web}}\nspec: {{podSelector: {{}}}}\n",
        $"apiVersion: '{apiVersion}' serves no NetworkPolicy; write 'networking.k8s.io/v1'");

    [Fact]
    public void NoVersion_IsReportedAtTheObject() =>
        Marked.Reports(Rule, "[|kind|]: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {}}\n");

    [Theory]
    [InlineData("finalizers: [[|a b|]]", "metadata.finalizers[0]: 'a b' may contain only letters, digits, '-', '_' and '.', and must start and end with a letter or digit")]
    [InlineData("finalizers: [example.com/a, [|~|]]", "metadata.finalizers[1]: '' has no name")]
    [InlineData("ownerReferences: [[|{apiVersion: v1, kind: Pod, name: a}|]]", "metadata.ownerReferences[0].uid: must not be empty")]
    [InlineData("ownerReferences: [[|{apiVersion: v1, kind: Pod, name: '', uid: u}|]]", "metadata.ownerReferences[0].name: must not be empty")]
    [InlineData(
        "ownerReferences: [{apiVersion: v1, kind: A, name: a, uid: u, controller: true}, {apiVersion: v1, kind: B, name: b, uid: v, controller: [|true|]}]",
        "metadata.ownerReferences[1].controller: only one owner can be the controller")]
    public void MetadataThatTheServerRejects_IsReported(string metadata, string message) => Marked.Says(Rule, Manifest.Metadata("name: web\n" + metadata), message);

    [Fact]
    public void NullOwner_LacksEverything() => Marked.Says(
        Rule,
        Manifest.Metadata("name: web\nownerReferences: [[|[|[|[|~|]|]|]|]]"),
        "metadata.ownerReferences[0].apiVersion: must not be empty",
        "metadata.ownerReferences[0].kind: must not be empty",
        "metadata.ownerReferences[0].name: must not be empty",
        "metadata.ownerReferences[0].uid: must not be empty");

    [Theory]
    [InlineData("[|text|]", "An object must stand here, and this is a string")]
    [InlineData("[|1|]", "An object must stand here, and this is a number")]
    public void DocumentThatIsNoObject_IsReported(string text, string message) => Marked.Says(Rule, text, message);

    [Theory]
    [InlineData("[|~|]", "a null")]
    [InlineData("[|[]|]", "a list")]
    [InlineData("[|x|]", "a string")]
    public void ItemThatIsNoObject_IsReported(string item, string what) =>
        Marked.Says(Rule, $"apiVersion: v1\nkind: List\nitems: [{item}]\n", $"An item of a List must be an object, and this is {what}");

    [Fact]
    public void DocumentThatIsAList_IsLeftAlone() => Marked.IsFine("- op: replace\n  path: /spec\n");

    [Theory]
    [InlineData("finalizers: [[|foo|]]")]
    [InlineData("finalizers: [orphan, [|Kubernetes|], foregroundDeletion, example.com/x]")]
    public void FinalizerThatIsNotQualified_IsReported(string metadata) => Marked.Reports(Rule, Manifest.Metadata("name: web\n" + metadata));

    [Theory]
    [InlineData("matchLabels: {<<: *base, [|app|]: x}")]
    [InlineData("matchLabels: {app: x, <<: *base}")]
    public void MergeThatOverrides_IsADuplicate(string selector) => Assert.Contains(
        Linter.Lint(Sharp.Yaml.ManifestReader.Read(Manifest.Spec("podSelector: {matchLabels: &base {app: web}}\ningress: [{from: [{podSelector: {" + selector.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal) + "}}]}]"), "a.yaml"), new LintOptions()).Findings,
        finding => finding.Message.Contains("key 'app' is already set", System.StringComparison.Ordinal));
}
