using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3008: pods that the API server calls, and that admit pods only.</summary>
public sealed class WebhookNotReachableRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.WebhookNotReachable,
        Severity.Warning,
        "The API server cannot call the pods",
        "Pods behind the Service of an admission webhook, a conversion webhook or an APIService that policies isolate for ingress while no rule admits the port from addresses: the API server is no pod, so its calls time out.");

    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        foreach (var callback in world.Others.Callbacks.Distinct())
        {
            if (world.Known.Service(callback.Namespace, callback.Service) is not { } service || service.Ports.FirstOrDefault(port => port.Port == callback.Port) is not { } port)
            {
                continue;
            }

            var targets = PodTarget.Of(world.Known, service, port);
            if (world.Ingress.Denying(targets, (peer, ns) => Callers.MayBeApiServer(peer, ns, world.Known)) is { } denying)
            {
                findings.Report(denying, Findings.Make(
                    Descriptor,
                    callback.Span.IsKnown ? callback.Span : denying[0].Span,
                    $"{callback.Kind} '{callback.Name}' has the API server call Service '{service}', but policy '{denying[0]}' isolates its pods for ingress and nothing admits addresses on {PodTarget.Words(targets)}; "
                        + "the API server is no pod, so the calls fail; admit everyone (Anywhere) on that port, or the addresses of the API server",
                    RelatedSpan.At(denying[0].Span, "isolates them")));
            }
        }
    }
}
