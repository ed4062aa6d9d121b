using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What the ports of a rule admit.</summary>
internal static class RulePorts
{
    /// <summary>Whether a rule admits a number, whoever the peer. Names do not count.</summary>
    internal static bool Admits(NetworkPolicyRule rule, Protocol protocol, int number) =>
        rule.Ports.IsAbsentOrEmpty || rule.Ports.Any(port => Admits(port, protocol, number));

    /// <summary>Whether a rule admits a number at a pod that may give names to its ports.</summary>
    internal static bool Admits(NetworkPolicyRule rule, Protocol protocol, int number, KnownPod pod) =>
        Admits(rule, protocol, number)
        || rule.Ports.Any(port => port.EffectiveProtocol == protocol && port.Port is PortName name && PodTarget.Of(pod, protocol, name).Any(target => target.Number == number));

    /// <summary>The item that gives exactly this number; <c>null</c> when none does.</summary>
    internal static NetworkPolicyPort? Item(NetworkPolicyRule rule, Protocol protocol, int number) =>
        rule.Ports.FirstOrDefault(port => port.EffectiveProtocol == protocol && port.Port is PortNumber found && found.Number == number);

    private static bool Admits(NetworkPolicyPort port, Protocol protocol, int number) => port.EffectiveProtocol == protocol && port.Port switch
    {
        PortNumber found => found.Number == number,
        PortRange range => range.First <= number && number <= range.Last,
        PortName => false,
        _ => true,
    };
}
