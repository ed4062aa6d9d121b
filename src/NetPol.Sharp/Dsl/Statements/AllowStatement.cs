using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// One end may open connections to another: an ingress rule for each target and an egress rule for each source
/// that is in a managed namespace.
/// </summary>
public sealed record AllowStatement : PolicyStatement, IAndPorts<AllowStatement>
{
    internal AllowStatement(Peer from, Peer to, PortSet ports)
    {
        From = from;
        To = to;
        Ports = ports;
    }

    /// <summary>The end that connections come from.</summary>
    public Peer From { get; }

    /// <summary>The end that connections go to.</summary>
    public Peer To { get; }

    /// <summary>The ports of the destination.</summary>
    public PortSet Ports { get; private init; }

    /// <summary>Whether the statement is <c>Allow.Dns</c> or <c>Allow.DnsFor</c>, whose objects stay apart.</summary>
    internal bool IsDns { get; init; }

    internal bool EmitsIngress { get; private init; } = true;

    internal bool EmitsEgress { get; private init; } = true;

    internal string? Name { get; private init; }

    /// <summary>Also on these ports of the destination.</summary>
    /// <param name="ports">The ports to add.</param>
    public AllowStatement And(PortSet ports) => this with { Ports = Ports.And(ports) };

    /// <summary>
    /// Gives the statement objects of its own with this name, outside the merge by subject. Where it makes several
    /// in one namespace, each is called <c>name-subject</c>.
    /// </summary>
    /// <param name="name">The name, a DNS-1123 subdomain of at most 253 characters.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public AllowStatement Named(string name) => this with { Name = Literal.PolicyName(name) };

    /// <summary>Emits the targets' ingress rules only; the sources' side is somebody else's.</summary>
    public AllowStatement IngressOnly() => this with { EmitsEgress = false };

    /// <summary>Emits the sources' egress rules only; the targets' side is somebody else's.</summary>
    public AllowStatement EgressOnly() => this with { EmitsIngress = false };

    /// <summary>The statement as the language writes it, with its ports in words.</summary>
    public override string ToString() => $"Allow.From({From}).To({To}) on {Ports}";

    internal override string ToCode() => (IsDns ? DnsCode() : $"Allow.From({From}).To({To}).On({PortCode.Of(Ports)})")
        + (EmitsEgress ? "" : $".{nameof(IngressOnly)}()")
        + (EmitsIngress ? "" : $".{nameof(EgressOnly)}()")
        + (Name is null ? "" : $".{nameof(Named)}({Literals.Text(Name)})");

    internal override void EmitInto(Emission emission)
    {
        var parts = Parts(emission).ToArray();
        if (parts.Length == 0)
        {
            throw new PolicyException(RuleIds.StatementEmitsNothing, $"'{this}' emits nothing: {WhyNothing(emission)}", Span);
        }

        // An outer binding that did not win makes no other statement of it.
        var owner = Name is null ? DraftKey.NoOwner : emission.OwnerOf(this with { Scopes = [Scope] });
        var shared = SharedNamespaces(parts);
        foreach (var part in parts)
        {
            // Pods that ask have an object of their own; the DNS pods, where they are managed, are a subject like any other.
            var asksDns = IsDns && part.Direction == PolicyType.Egress;
            var name = Name is null && asksDns ? "allow-dns" : NameOf(part.Subject, shared);
            var draft = emission.SharedDraft(new DraftKey(asksDns ? ObjectOrder.Dns : ObjectOrder.Allow, part.Subject, name, owner));
            draft.AddRule(part.Direction, part.Peers, Ports.Ports, Span);
            draft.AddContributor(this);
        }
    }

    // It comes with the ports of DNS, and more may follow.
    private string DnsCode()
    {
        var dns = (ClusterDnsPeer)To;
        return $"Allow.DnsFor({From}{(dns.Variant == DnsVariant.Unspecified ? "" : $", {nameof(DnsVariant)}.{dns.Variant}")})" + (Ports.IsAny || Ports.Ports.Count > dns.Ports.Ports.Count ? $".And({PortCode.Of(Ports)})" : "");
    }

    private string NameOf(Subject subject, HashSet<NamespaceName> shared) => Name is not { } name ? SubjectName.Of(subject.Pods, Span)
        : shared.Contains(subject.Namespace) ? SubjectName.WithPrefix(name, subject.Pods, Span)
        : name;

    /// <summary>The namespaces in which a name of the statement's own would have to serve several objects.</summary>
    private HashSet<NamespaceName> SharedNamespaces(IEnumerable<Part> parts) => Name is null ? [] :
    [
        .. parts.Select(part => part.Subject).Distinct().GroupBy(subject => subject.Namespace).Where(group => group.Skip(1).Any()).Select(group => group.Key),
    ];

    private IEnumerable<Part> Parts(Emission emission)
    {
        foreach (var target in EmitsIngress ? emission.ManagedSubjects(To, Scope) : [])
        {
            yield return new Part(target, PolicyType.Ingress, PeerItems.Of(From, Scope, target.Namespace, PolicyType.Ingress, Span));
        }

        foreach (var source in EmitsEgress ? emission.ManagedSubjects(From, Scope) : [])
        {
            yield return new Part(source, PolicyType.Egress, PeerItems.Of(To, Scope, source.Namespace, PolicyType.Egress, Span));
        }
    }

    private string WhyNothing(Emission emission)
    {
        if (!EmitsIngress && !EmitsEgress)
        {
            return "IngressOnly and EgressOnly together leave no side; keep one of them";
        }

        var (ends, place) = !EmitsIngress ? (From.Members, "with EgressOnly its source must be")
            : !EmitsEgress ? (To.Members, "with IngressOnly its target must be")
            : (From.Members.Concat(To.Members), "one of its ends must be");
        var foreign = ends.OfType<PodPeer>().Select(pods => pods.Scope).OfType<NamespaceScope.Named>().FirstOrDefault();
        var remedy = foreign is null ? "" : $"; add Namespace(\"{foreign.Name}\").Managed() if that namespace is yours";
        return $"{place} pods of a namespace that this set manages ({emission.ManagedText}){remedy}";
    }

    /// <summary>One rule of one object.</summary>
    private sealed record Part(Subject Subject, PolicyType Direction, EquatableArray<NetworkPolicyPeer> Peers);
}
