using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Connectivity;

/// <summary>NETPOL3011: a block of clients' addresses, which nodes replace by their own before policies see them.</summary>
public sealed class ClientAddressesReplacedRule : Rule
{
    // Nodes with public IPv6 addresses are common, and a block as wide as this one may hold them.
    private const int WidestIPv6 = 16;

    // Where nodes have their addresses, and pods.
    private static readonly CidrBlock[] s_private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7", "fe80::/10" }.Select(text => CidrBlock.TryParse(text)!)];

    // Load balancers and health checks of clouds, which connect to pods themselves.
    private static readonly CidrBlock[] s_ofClouds =
        [.. new[] { "35.191.0.0/16", "130.211.0.0/22", "209.85.152.0/22", "209.85.204.0/22", "168.63.129.16/32", "2600:1901:8001::/48", "2600:2d00:1:b029::/64" }.Select(text => CidrBlock.TryParse(text)!)];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.ClientAddressesReplaced,
        Severity.Warning,
        "Addresses of clients are replaced on the way",
        "An ingress ipBlock of public addresses for pods behind a Service of type LoadBalancer or NodePort with externalTrafficPolicy Cluster: the nodes replace the address of the client by their own, so the block may match nothing.");

    // A further policy may admit the addresses of nodes, and then the block is beside the point.
    internal override bool NeedsEveryPolicy => true;

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var world = input.World;
        if (!world.Cluster.Services.Any(service => service.IsForOutside))
        {
            return;
        }

        foreach (var rule in world.Rules().Where(rule => rule.Direction == PolicyType.Ingress && rule.Rule.Peers.Any(peer => peer is IPBlock block && IsOfClients(block, world))))
        {
            if (Replacing(rule, world) is not { } service)
            {
                continue;
            }

            foreach (var block in rule.Rule.Peers.OfType<IPBlock>().Where(block => IsOfClients(block, world)))
            {
                findings.Report(
                    Descriptor,
                    rule.Policy,
                    block.Span,
                    $"The addresses of clients are replaced by those of nodes on the way through Service '{service}', so '{block.Cidr}' may match nothing; set externalTrafficPolicy: Local on the Service",
                    RelatedSpan.At(service.Span, "replaces them"));
            }
        }
    }

    // The first Service by which clients come to the pods, all of whose connections on the rule's ports lose their address.
    private static Service? Replacing(RuleReference rule, RuleWorld world)
    {
        if (world.Known.DestinationsOf(rule) is not { Count: > 0 } destinations || world.Others.MayHaveOtherPolicies(rule.Policy.Metadata.Namespace.Text)
            || destinations.Any(pod => pod.Pod.Template.HasHostPort))
        {
            return null;
        }

        Service? first = null;
        foreach (var pod in destinations)
        {
            foreach (var service in world.Known.ServicesOf(pod).Where(service => service.IsForOutside))
            {
                if (service.ExternalTrafficPolicy != "Cluster" || service.MayBypassNodes || IsRouted(service, world.Cluster))
                {
                    return null;
                }

                PodTarget[] targets = [.. service.Ports.SelectMany(port => PodTarget.Of(pod, port.Protocol, port.TargetPort)).Where(target => RulePorts.Admits(rule.Rule, target.Protocol, target.Number, pod))];
                if (targets.Any(target => world.Ingress.Admits(target, (peer, _) => peer is IPBlock block && !IsOfClients(block, world))))
                {
                    return null;
                }

                first ??= targets.Length > 0 ? service : null;
            }
        }

        return first;
    }

    // Who connects then is the load balancer of a controller, or the controller itself.
    private static bool IsRouted(Service service, Cluster cluster) =>
        cluster.Ingresses.Any(ingress => ingress.Namespace == service.Namespace && ingress.Backends.Any(backend => backend.ServiceName == service.Name));

    private static bool IsOfClients(IPBlock block, RuleWorld world) =>
        !(block.Cidr.Family == IPFamily.IPv6 && block.Cidr.PrefixLength < WidestIPv6)
        && !s_private.Any(range => AddressCover.HoldsSome(block, range))
        && !s_ofClouds.Any(range => range.Contains(block.Cidr))
        && !world.Cluster.Nodes.SelectMany(node => node.Addresses).Any(address => CidrBlock.TryParse($"{address}/{(address.Family == IPFamily.IPv4 ? 32 : 128)}") is { } node && AddressCover.Holds(block, node));
}
