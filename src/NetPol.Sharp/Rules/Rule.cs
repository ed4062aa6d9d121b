namespace NetPol.Sharp.Rules;

/// <summary>One rule of the catalogue.</summary>
public abstract class Rule
{
    /// <summary>What is fixed about the rule.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Whether a further policy could make what the rule reports untrue, so that it is silent where some policies are not known.</summary>
    internal virtual bool NeedsEveryPolicy => false;

    /// <summary>Reports what the rule finds in one policy. Policies come one by one and are not kept, so that memory does not grow with their number.</summary>
    internal virtual void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        // A rule about everything together has nothing to say here.
    }

    /// <summary>Reports what the rule finds in everything together, after the last policy.</summary>
    internal virtual void CheckWorld(LintInput input, Findings findings)
    {
        // A rule about single policies has nothing to say here.
    }

    /// <summary>Reports what the rule finds in what is known of an assertion.</summary>
    internal virtual void Check(Proof proof, Findings findings)
    {
        // A rule about policies has nothing to say here.
    }
}
