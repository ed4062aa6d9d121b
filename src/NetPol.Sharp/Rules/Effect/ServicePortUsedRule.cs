using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2006: the port of a Service where policies see that of its pods.</summary>
public sealed class ServicePortUsedRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ServicePortUsed,
        Severity.Warning,
        "Port is the Service's, not its pods'",
        "A port that a Service of the manifests listens on while its pods listen on another: policies see the port after the Service's address is rewritten, so the rule admits nothing to these pods.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        // Without a Service nothing can be mistaken for its port.
        if (input.World.Cluster.Services.Count == 0)
        {
            return;
        }

        foreach (var rule in input.World.Rules().Where(rule => rule.Rule.Ports.Any(port => port.Port is PortNumber)))
        {
            if (input.World.Known.DestinationsOf(rule) is not { Count: > 0 } destinations)
            {
                continue;
            }

            foreach (var port in rule.Rule.Ports)
            {
                if (port.Port is not PortNumber number || ServicePorts.Mistaken(input.World.Known, destinations, port.EffectiveProtocol, number.Number) is not var (service, servicePort, targets))
                {
                    continue;
                }

                var finding = Findings.Make(
                    Descriptor,
                    port.Span.IsKnown ? port.Span : rule.Policy.Span,
                    string.Format(
                        CultureInfo.InvariantCulture,
                        "Service '{0}' listens on {1} but its pods on {2}, and policies see the port of the pods, so this admits nothing to them; write {2}",
                        service, number.Number, string.Join(" and ", targets)),
                    RelatedSpan.At(servicePort.Span.IsKnown ? servicePort.Span : service.Span, "the Service's port"));
                findings.Report([rule.Policy], targets.Count > 1 ? finding : finding with { Data = [new KeyValue(FixData.Written, number.Number.ToString(CultureInfo.InvariantCulture)), new KeyValue(FixData.Port, targets[0].Trim('\''))] });
            }
        }
    }
}
