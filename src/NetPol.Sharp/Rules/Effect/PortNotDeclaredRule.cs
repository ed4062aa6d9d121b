using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Effect;

/// <summary>NETPOL2007: a port that no container of the destination declares.</summary>
public sealed class PortNotDeclaredRule : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        RuleIds.PortNotDeclared,
        Severity.Warning,
        "No container declares the port",
        "A number or name that no container of the destination's workloads declares, or declares for another protocol: a name then admits nothing, and at a number probably nothing listens.");

    internal override void CheckWorld(LintInput input, Findings findings)
    {
        var known = input.World.Known;
        if (!known.HoldsPods)
        {
            return;
        }

        foreach (var rule in input.World.Rules().Where(rule => rule.Rule.Ports.Any(port => port.Port is PortNumber or PortName)))
        {
            if (known.DestinationsOf(rule) is not { Count: > 0 } destinations)
            {
                continue;
            }

            foreach (var port in rule.Rule.Ports)
            {
                if (port.Port is PortName name ? IsUndefined(name.Name, port.EffectiveProtocol, destinations) : port.Port is PortNumber number && IsUnexpected(number.Number, port.EffectiveProtocol, destinations, known))
                {
                    var finding = Findings.Make(Descriptor, port.Span.IsKnown ? port.Span : rule.Policy.Span, Message(port, destinations));
                    findings.Report([rule.Policy], Meant(port, destinations) is { } meant ? finding with { Data = [new KeyValue(FixData.Written, Written(port)), new KeyValue(FixData.Port, meant)] } : finding);
                }
            }
        }
    }

    private static bool IsUndefined(string name, Protocol protocol, IReadOnlyList<KnownPod> destinations) =>
        !destinations.Any(pod => ServicePorts.Declared(pod).Any(port => port.Name == name && port.Protocol == protocol));

    // Declaring numbers is voluntary: only where every container declares some is one that is missing worth a word.
    private static bool IsUnexpected(int number, Protocol protocol, IReadOnlyList<KnownPod> destinations, KnownCluster known) =>
        destinations.All(pod => ServicePorts.DeclaresAll(pod) && !ServicePorts.Declares(pod, protocol, number))
        && !ServicePorts.IsTarget(known, destinations, protocol, number)
        && ServicePorts.Mistaken(known, destinations, protocol, number) is null;

    // The only one that is declared, or the only name that is close.
    private static string? Meant(NetworkPolicyPort port, IReadOnlyList<KnownPod> destinations)
    {
        ContainerPort[] declared = [.. destinations.SelectMany(ServicePorts.Declared).Where(other => other.Protocol == port.EffectiveProtocol)];
        if (port.Port is not PortName name)
        {
            return declared.Select(other => other.Number).Distinct().ToArray() is [var number] ? number.ToString(CultureInfo.InvariantCulture) : null;
        }

        string[] names = [.. declared.Select(other => other.Name).Where(other => other.Length > 0).Distinct()];
        return names is [var only] ? only
            : Array.FindAll(names, other => ClosestSelector.IsClose(name.Name, other) is not null) is [var closest] ? closest
            : null;
    }

    private static string Written(NetworkPolicyPort port) => port.Port is PortName name ? name.Name : ((PortNumber)port.Port).Number.ToString(CultureInfo.InvariantCulture);

    private static string Message(NetworkPolicyPort port, IReadOnlyList<KnownPod> destinations)
    {
        var workloads = RuleWords.List(destinations.Select(pod => $"'{pod.Workload}'"));
        var declared = RuleWords.List(destinations.SelectMany(ServicePorts.Declared).Select(InWords));
        var protocol = port.EffectiveProtocol.ApiName();
        return port.Port is PortName
            ? $"No container of {workloads} declares a {protocol} port named '{port.Port}', so this admits nothing there; declare it, or use what is declared ({(declared.Length == 0 ? "nothing" : declared)})"
            : $"No container of {workloads} declares '{protocol} {port.Port}', so probably nothing listens there; declare it, or use what is declared ({declared})";
    }

    private static string InWords(ContainerPort port) => $"'{port.Protocol.ApiName()} {new PortNumber(port.Number)}'" + (port.Name.Length > 0 ? $" named '{port.Name}'" : "");
}
