using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>The fields of a NetworkPolicy and their types (kubernetes/api <c>networking/v1/types.go</c>, apimachinery <c>meta/v1/types.go</c>).</summary>
internal static class NetworkPolicySchema
{
    private static readonly FieldType s_selector = FieldType.Object(
        ("matchLabels", FieldType.StringMap),
        ("matchExpressions", FieldType.ListOf(FieldType.Object(
            ("key", FieldType.String),
            ("operator", FieldType.String),
            ("values", FieldType.ListOf(FieldType.String))))));

    private static readonly FieldType s_peers = FieldType.ListOf(FieldType.Object(
        ("podSelector", s_selector),
        ("namespaceSelector", s_selector),
        ("ipBlock", FieldType.Object(
            ("cidr", FieldType.String),
            ("except", FieldType.ListOf(FieldType.String))))));

    private static readonly FieldType s_ports = FieldType.ListOf(FieldType.Object(
        ("protocol", FieldType.String),
        ("port", FieldType.IntOrString),
        ("endPort", FieldType.Int32)));

    private static readonly FieldType s_meta = FieldType.Object(
        ("name", FieldType.String),
        ("generateName", FieldType.String),
        ("namespace", FieldType.String),
        ("selfLink", FieldType.String),
        ("uid", FieldType.String),
        ("resourceVersion", FieldType.String),
        ("generation", FieldType.Int64),
        ("creationTimestamp", FieldType.Time),
        ("deletionTimestamp", FieldType.Time),
        ("deletionGracePeriodSeconds", FieldType.Int64),
        ("labels", FieldType.StringMap),
        ("annotations", FieldType.StringMap),
        ("ownerReferences", FieldType.ListOf(FieldType.Object(
            ("apiVersion", FieldType.String),
            ("kind", FieldType.String),
            ("name", FieldType.String),
            ("uid", FieldType.String),
            ("controller", FieldType.Bool),
            ("blockOwnerDeletion", FieldType.Bool)))),
        ("finalizers", FieldType.ListOf(FieldType.String)),
        ("managedFields", FieldType.ListOf(FieldType.Object(
            ("manager", FieldType.String),
            ("operation", FieldType.String),
            ("apiVersion", FieldType.String),
            ("time", FieldType.Time),
            ("fieldsType", FieldType.String),
            ("fieldsV1", FieldType.Any),
            ("subresource", FieldType.String)))));

    private static readonly FieldType s_policy = FieldType.Object(
        ("apiVersion", FieldType.String),
        ("kind", FieldType.String),
        ("metadata", s_meta),
        ("spec", FieldType.Object(
            ("podSelector", s_selector),
            ("policyTypes", FieldType.ListOf(FieldType.String)),
            ("ingress", FieldType.ListOf(FieldType.Object(("from", s_peers), ("ports", s_ports)))),
            ("egress", FieldType.ListOf(FieldType.Object(("to", s_peers), ("ports", s_ports)))))));

    internal static void Check(ManifestObject policy, DecodingProblem report) => s_policy.Check(policy, FieldPath.Root, report);
}
