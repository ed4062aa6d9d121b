using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>NETPOL1006: a port name that no container port can have.</summary>
public sealed class PortNameInvalidRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PortNameInvalid,
        Severity.Error,
        "Port name is invalid",
        "A port name that is no IANA service name (at most 15 lower-case letters, digits and single hyphens, with a letter); the API server rejects the policy.");

    internal override void Check(PolicyManifest policy, LintOptions options, Findings findings)
    {
        foreach (var item in policy.Ports)
        {
            if (item.Node["port"] is ManifestScalar { Kind: ManifestScalarKind.String } name && Literal.PortNameProblem(name.Text) is { } problem)
            {
                findings.Report(Descriptor, name.Span, $"{item.Path}.port: {problem}");
            }
        }
    }
}
