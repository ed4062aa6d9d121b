using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Docs.RuleExamples;

/// <summary>NETPOL6003, corrected.</summary>
public static class AssertionNotProvenCorrection
{
    public static PolicySet Policies => InNamespace("puzzle",
    [
        DefaultDeny.Egress,
        Never.From(AllPods).To(Internet),
    ]);
}
