using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NetPol.Sharp.Lab.Plans;

namespace NetPol.Sharp.Lab.World;

/// <summary>Hosts around a router, each on a cable of its own.</summary>
internal static class Network
{
    // With one hardware address for both ends and no ARP every frame finds its way, so that nobody has to be asked and nothing is late.
    private const string HardwareAddress = "address 02:00:00:00:00:01";

    /// <summary>Whether this kernel has what a world needs.</summary>
    /// <exception cref="LabUnavailableException">It has not.</exception>
    internal static void Try()
    {
        try
        {
            Tool.Run("ip", ["-batch", "-"], "link set lo up\nnetns add trial\nnetns delete trial\n");
            Tool.Run("nft", ["-f", "-"], "table inet trial { chain forward { type filter hook forward priority 0; ct state established accept; }\n }\ndelete table inet trial\n");
        }
        catch (InvalidOperationException exception)
        {
            throw new LabUnavailableException(exception.Message);
        }
    }

    internal static void Build(LabPlan plan, NetworkNamespace namespaces)
    {
        // The router answers from an address that nobody has (RFC 7600, RFC 6666), and answers every probe: limits would make refusals look like losses.
        var batch = new StringBuilder("link set lo up\naddress add 192.0.0.8/32 dev lo\naddress add 100::1/128 dev lo nodad\n");
        Sysctl("ipv4/ip_forward", "1");
        Sysctl("ipv6/conf/all/forwarding", "1");
        Sysctl("ipv4/icmp_ratemask", "0");
        Sysctl("ipv6/icmp/ratelimit", "0");
        Sysctl("ipv6/icmp/ratemask", "");
        for (var host = 0; host < plan.Hosts; host++)
        {
            batch.Append(CultureInfo.InvariantCulture, $"netns add {NetworkNamespace.Name(host)}\nlink add r{host} {HardwareAddress} type veth peer name eth0 {HardwareAddress} netns {NetworkNamespace.Name(host)}\nlink set r{host} addrgenmode none arp off up\n");
        }

        foreach (var address in plan.Addresses)
        {
            batch.Append(CultureInfo.InvariantCulture, $"route add {Single(address)} dev r{address.Host}\n");
        }

        Tool.Run("ip", ["-batch", "-"], batch.ToString());
        var ports = QuietPorts(plan);
        foreach (var host in plan.Addresses.GroupBy(address => address.Host))
        {
            namespaces.Enter(host.Key);
            Sysctl("ipv4/ip_local_port_range", ports);
            Tool.Run("ip", ["-batch", "-"], "link set lo up\nlink set eth0 addrgenmode none arp off up\n"
                + string.Concat(host.Select(address => $"address add {Single(address)} dev eth0{(address.IsIPv6 ? " nodad" : "")}\n"))
                + "route add 0.0.0.0/0 dev eth0\nroute add ::/0 dev eth0\n");
        }

        namespaces.Enter(NetworkNamespace.Router);
    }

    /// <summary>Loads rules into the router.</summary>
    internal static void Enforce(string ruleset) => Tool.Run("nft", ["-f", "-"], ruleset);

    // The widest gap between probed ports: what comes from a port that is probed could pass as the answer to an earlier probe.
    private static string QuietPorts(LabPlan plan)
    {
        int[] used = [1023, .. plan.Lanes.SelectMany(lane => lane.Probes).Select(LabLane.PortOf).Where(port => port > 1023).Distinct().Order(), 65536];
        var (first, last) = used.Zip(used.Skip(1)).MaxBy(gap => gap.Second - gap.First);
        return string.Create(CultureInfo.InvariantCulture, $"{first + 1} {last - 1}");
    }

    private static string Single(LabAddress address) => address.Text + (address.IsIPv6 ? "/128" : "/32");

    private static void Sysctl(string name, string value) => File.WriteAllText("/proc/sys/net/" + name, value + "\n");
}
