using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary><c>Policy(name)</c>.</summary>
internal sealed record PolicySubject(string Name, SourceSpan Span) : IPolicySubject
{
    public IPolicyRules Selecting(string selector) => Selecting(Dsl.Pods(selector));

    public IPolicyRules Selecting(PodPeer pods) => pods.Scope is NamespaceScope.Selected
        ? throw new PolicyException(
            RuleIds.StatementEmitsNothing,
            $"Policy '{Name}' cannot select '{pods}': a policy selects pods of its own namespace; make one policy for each namespace",
            Span)
        : new PolicyRules(this, (PodPeer)pods.Plain);

    /// <summary><c>Policy(name).Selecting(pods)</c>.</summary>
    private sealed record PolicyRules(PolicySubject Subject, PodPeer Pods) : IPolicyRules
    {
        private PolicyObjectStatement Empty => new(Subject.Name, Pods) { Span = Subject.Span };

        public PolicyObjectStatement AllowIngress(Peer from, PortSet on) => Empty.AllowIngress(from, on);

        public PolicyObjectStatement AllowEgress(Peer to, PortSet on) => Empty.AllowEgress(to, on);

        public PolicyObjectStatement DenyIngress() => Empty.DenyIngress();

        public PolicyObjectStatement DenyEgress() => Empty.DenyEgress();
    }
}
