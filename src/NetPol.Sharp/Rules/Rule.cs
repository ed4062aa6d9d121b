namespace NetPol.Sharp.Rules;

/// <summary>One rule of the catalogue. It judges everything that was given together, because allows add up.</summary>
public abstract class Rule
{
    /// <summary>What is fixed about the rule.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Reports what the rule finds.</summary>
    internal abstract void Check(LintInput input, Findings findings);
}
