using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>A port that a workload declares, as code has it.</summary>
/// <param name="Name">The name that members are made of.</param>
/// <param name="Words">The ports, in the language.</param>
/// <param name="Summary">The ports, in words.</param>
internal sealed record WorkloadPorts(string Name, string Words, string Summary)
{
    internal static IReadOnlyList<WorkloadPorts> Of(IEnumerable<ContainerPort> ports) =>
        [.. ports.GroupBy(port => (IsNamed: port.Name.Length > 0, Name: port.Name.Length > 0 ? port.Name : port.Protocol.ToString().ToLowerInvariant() + Number(port))).Select(same => Of(same.Key.Name, [.. same.Distinct()]))];

    private static WorkloadPorts Of(string name, ContainerPort[] ports)
    {
        var words = ports.GroupBy(port => port.Protocol).OrderBy(ofProtocol => ofProtocol.Key).Select(ofProtocol =>
        {
            // Containers that disagree on a number agree on the name, which each pod resolves for itself.
            ContainerPort[] all = [.. ofProtocol];
            return $"{ofProtocol.Key}({(all.Length == 1 ? Number(all[0]) : Literals.Text(name))})";
        }).ToArray();
        return new WorkloadPorts(
            name,
            "global::NetPol.Sharp.Port." + words[0] + string.Concat(words.Skip(1).Select(more => $".And{more}")),
            string.Join(", ", ports.Select(port => $"{port.Protocol.ToString().ToUpperInvariant()} {Number(port)}")));
    }

    private static string Number(ContainerPort port) => port.Number.ToString(CultureInfo.InvariantCulture);
}
