namespace NetPol.Sharp.Rules;

/// <summary>A rule that needs to see one policy at a time only.</summary>
public abstract class PolicyRule : Rule
{
    /// <summary>Reports what the rule finds in one policy.</summary>
    internal abstract void Check(PolicyManifest policy, LintOptions options, Findings findings);

    internal sealed override void Check(LintInput input, Findings findings)
    {
        foreach (var policy in input.Policies)
        {
            Check(policy, input.Options, findings);
        }
    }
}
