using System;
using System.Collections.Generic;
using System.Linq;
using k8s.Models;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Kubernetes;

/// <summary>
/// Policies as the objects of KubernetesClient, and back. Nothing that a policy's author writes is lost either way: name, namespace, labels,
/// annotations and spec, with null and empty kept apart.
/// </summary>
/// <remarks>
/// <para>
/// What the API server or its controllers write is left out on the way back, because the model describes what should be, not what is:
/// <c>uid</c>, <c>resourceVersion</c>, <c>generation</c>, <c>creationTimestamp</c>, <c>deletionTimestamp</c>, <c>deletionGracePeriodSeconds</c>,
/// <c>selfLink</c>, <c>managedFields</c>, <c>finalizers</c>, <c>ownerReferences</c>, and <c>generateName</c> beside the name made from it.
/// Objects made by <see cref="ToV1NetworkPolicy(NetworkPolicy)"/> have none of them; apply them server-side rather than replacing what is there.
/// </para>
/// <para>
/// <c>apiVersion</c> and <c>kind</c>, which items of a list lack, are always written. A namespace <c>""</c> is none, as everywhere in the API.
/// A port that is a string of digits is a number, because KubernetesClient sends it as one.
/// </para>
/// </remarks>
public static class NetworkPolicyConversions
{
    /// <summary>The policies that follow from a set, in the order in which they are best applied: DNS, allows, default deny.</summary>
    /// <param name="set">The set.</param>
    /// <exception cref="PolicyException">What <see cref="PolicySet.ToNetworkPolicies"/> throws.</exception>
    public static IReadOnlyList<V1NetworkPolicy> ToV1NetworkPolicies(this PolicySet set) =>
        Literal.NotNull(set, "A set").ToNetworkPolicies().ToV1NetworkPolicies();

    /// <summary>Policies as the objects of KubernetesClient, in the same order.</summary>
    /// <param name="policies">The policies.</param>
    /// <exception cref="PolicyException">A label, annotation or selector names a key twice (NETPOL1010).</exception>
    public static IReadOnlyList<V1NetworkPolicy> ToV1NetworkPolicies(this IEnumerable<NetworkPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return [.. policies.Select(policy => policy.ToV1NetworkPolicy())];
    }

    /// <summary>A policy as the object of KubernetesClient.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="PolicyException">A label, annotation or selector names a key twice (NETPOL1010).</exception>
    public static V1NetworkPolicy ToV1NetworkPolicy(this NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return V1Writer.Write(policy);
    }

    /// <summary>The policies that objects of KubernetesClient stand for, in the same order.</summary>
    /// <param name="policies">The objects.</param>
    /// <exception cref="PolicyException">The API server rejects one of the objects, or one holds a null that the model cannot keep (NETPOL9005).</exception>
    public static IReadOnlyList<NetworkPolicy> ToNetworkPolicies(this IEnumerable<V1NetworkPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return [.. policies.Select(V1Reader.ReadItem)];
    }

    /// <summary>The policies of a list as the API server returns it, in the same order.</summary>
    /// <param name="list">The list; without items there are no policies.</param>
    /// <exception cref="PolicyException">The API server rejects one of the objects, or one holds a null that the model cannot keep (NETPOL9005).</exception>
    public static IReadOnlyList<NetworkPolicy> ToNetworkPolicies(this V1NetworkPolicyList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return (list.Items ?? []).ToNetworkPolicies();
    }

    /// <summary>The policy that an object of KubernetesClient stands for.</summary>
    /// <param name="policy">The object.</param>
    /// <exception cref="PolicyException">The API server rejects the object, or it holds a null that the model cannot keep (NETPOL9005); the message names the field.</exception>
    public static NetworkPolicy ToNetworkPolicy(this V1NetworkPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return V1Reader.Read(policy);
    }
}
