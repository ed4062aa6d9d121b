using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Exposure;

/// <summary>NETPOL4006: a range of very many ports.</summary>
public sealed class WidePortRangeRule : Rule
{
    private const int Most = 1000;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.WidePortRange,
        Severity.Info,
        "Range of very many ports",
        "A range (port to endPort) of more than 1000 ports: few programs need so many, and whatever else listens in it can be reached as well.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        foreach (var rule in input.World.Rules())
        {
            foreach (var port in rule.Rule.Ports)
            {
                if (port.Port is PortRange range && range.Last - range.First + 1 > Most)
                {
                    findings.Report(
                        Descriptor,
                        rule.Policy,
                        port.Span.IsKnown ? port.Span : rule.Span,
                        string.Format(CultureInfo.InvariantCulture, "{0}-{1} are {2} ports; narrow the range to those that are used", range.First, range.Last, range.Last - range.First + 1));
                }
            }
        }
    }
}
