using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One NetworkPolicy, with its rules, peers and ports in the order in which they were written.</summary>
public sealed record PolicyObjectStatement : PolicyStatement, IPolicyRules
{
    internal PolicyObjectStatement(string name, PodPeer pods)
    {
        Name = name;
        Pods = pods;
    }

    /// <summary>The object's name: <c>metadata.name</c>.</summary>
    public string Name { get; }

    /// <summary>The pods it applies to: <c>spec.podSelector</c>.</summary>
    public PodPeer Pods { get; private init; }

    private EquatableArray<WrittenRule> Rules { get; init; } = [];

    private EquatableArray<PolicyType> Denied { get; init; } = [];

    /// <inheritdoc/>
    public PolicyObjectStatement AllowIngress(Peer from, PortSet on) =>
        this with { Rules = Rules.Add(new WrittenRule(PolicyType.Ingress, CallPlace.Mark(from.Plain), on)) };

    /// <inheritdoc/>
    public PolicyObjectStatement AllowEgress(Peer to, PortSet on) =>
        this with { Rules = Rules.Add(new WrittenRule(PolicyType.Egress, CallPlace.Mark(to.Plain), on)) };

    /// <inheritdoc/>
    public PolicyObjectStatement DenyIngress() => this with { Denied = Denied.Add(PolicyType.Ingress) };

    /// <inheritdoc/>
    public PolicyObjectStatement DenyEgress() => this with { Denied = Denied.Add(PolicyType.Egress) };

    /// <summary>Puts the object into a namespace, which some statement of the set has to manage.</summary>
    /// <param name="name">The namespace's name.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public PolicyObjectStatement In(string name) => In(Dsl.Namespace(name));

    /// <summary>Puts the object into a namespace, which some statement of the set has to manage.</summary>
    /// <param name="ns">The namespace.</param>
    public PolicyObjectStatement In(NamespaceHandle ns) => this with { Pods = Pods.In(ns) };

    /// <summary>The statement as the language writes it, without its rules.</summary>
    public override string ToString() => $"Policy(\"{Name}\")";

    internal override string ToCode() => $"{this}.Selecting({Pods})"
        + string.Concat(Rules.Select(rule => $".{(rule.Direction == PolicyType.Ingress ? nameof(AllowIngress) : nameof(AllowEgress))}({rule.Peer}, {PortCode.Of(rule.Ports)})"))
        + string.Concat(Denied.Select(direction => $".{(direction == PolicyType.Ingress ? nameof(DenyIngress) : nameof(DenyEgress))}()"));

    internal override void EmitInto(Emission emission)
    {
        var ns = Pods.Scope is NamespaceScope.Named named ? named.Name : Scope;
        if (!emission.Manages(ns))
        {
            throw new PolicyException(
                RuleIds.StatementEmitsNothing,
                $"'{this}' emits nothing: namespace '{ns}' is not managed by this set; add Namespace(\"{ns}\").Managed() if it is yours",
                Span);
        }

        var draft = emission.NewDraft(new DraftKey(
            Rules.Count > 0 ? ObjectOrder.Allow : ObjectOrder.DefaultDeny, new Subject(ns, Pods.PodSelector), Name, DraftKey.NoOwner));
        draft.AddContributor(this);
        draft.KeepOrder = true;
        foreach (var direction in Denied.Concat(Rules.Select(rule => rule.Direction)))
        {
            draft.Isolate(direction);
        }

        // As in the API object, peers that name no namespace are in the policy's own.
        foreach (var rule in Rules)
        {
            draft.AddRule(rule.Direction, PeerItems.Of(rule.Peer, scope: ns, ns, rule.Direction, Span), rule.Ports.Ports, rule.Peer.Span.IsKnown ? rule.Peer.Span : Span);
        }
    }

    private sealed record WrittenRule(PolicyType Direction, Peer Peer, PortSet Ports);
}
