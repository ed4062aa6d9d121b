using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Ports of containers and of policies over few numbers and names, so that they meet often.</summary>
internal static class RandomPorts
{
    internal static readonly string[] Protocols = ["TCP", "UDP", "SCTP"];
    private static readonly int[] s_numbers = [80, 81, 443];
    private static readonly string[] s_names = ["web", "dns", "sig"];

    /// <summary>One or two containers; a name may stand for another number and another protocol in each pod.</summary>
    internal static JsonArray Containers(Draw draw, RandomFlavour flavour)
    {
        var ports = Declared(draw, flavour);
        var containers = new JsonArray(Container("main", ports));
        if (draw.Percent(30))
        {
            // The second container may use a name again, for another protocol.
            var name = draw.One(s_names);
            var taken = ports.Where(port => (string?)port["name"] == name).Select(port => (string?)port["protocol"] ?? "TCP");
            var free = Protocols.Except(taken).ToArray();
            var port = new JsonObject { ["name"] = name, ["containerPort"] = draw.One(s_numbers), ["protocol"] = draw.One(free) };
            containers.Add((JsonNode)Container("second", [port]));
        }

        return containers;
    }

    /// <summary>A sidecar whose port names may or may not count; no container of the pod uses them for the same protocol.</summary>
    internal static JsonArray InitContainers(Draw draw, List<(string Name, string Protocol, int Number)> declared)
    {
        (string Name, string Protocol)[] free = [.. s_names.Zip(Protocols).Where(pair => !declared.Exists(port => (port.Name, port.Protocol) == pair))];
        if (free.Length == 0)
        {
            return [];
        }

        var (name, protocol) = draw.One(free);
        var port = new JsonObject { ["name"] = name, ["containerPort"] = draw.One(8080, 8081) };
        if (protocol != "TCP" || draw.Percent(50))
        {
            port["protocol"] = protocol;
        }

        var container = Container("sidecar", [port]);
        container["restartPolicy"] = "Always";
        return [container];
    }

    /// <summary>An entry of a policy's <c>ports</c>.</summary>
    internal static JsonObject Entry(Draw draw, RandomFlavour flavour)
    {
        var entry = new JsonObject();
        if (draw.Percent(65))
        {
            entry["protocol"] = draw.Weighted((4, "TCP"), (3, "UDP"), (3, "SCTP"));
        }
        else if (draw.Percent(10))
        {
            entry["protocol"] = null;
        }

        switch (draw.Weighted((2, "none"), (3, "number"), (flavour.NamedPorts, "name"), (3, "range")))
        {
            case "number":
                entry["port"] = draw.One(s_numbers);
                break;
            case "name":
                var name = draw.One(s_names);
                entry["port"] = name;
                SetProtocol(draw, entry, name);
                break;
            case "range":
                var (first, last) = draw.One((80, 81), (80, 80), (79, 81), (81, 443), (1, 65535), (80, 442), (443, 8081));
                (entry["port"], entry["endPort"]) = (first, last);
                break;
            case "none" when draw.Percent(20):
                entry["port"] = null;
                break;
        }

        return entry;
    }

    /// <summary>The named ports of a pod's spec.</summary>
    internal static List<(string Name, string Protocol, int Number)> Named(JsonObject spec)
    {
        var containers = (spec["containers"] as JsonArray ?? []).Concat(spec["initContainers"] as JsonArray ?? []);
        var named =
            from container in containers
            from port in container!["ports"] as JsonArray ?? []
            where port!["name"] is not null
            select ((string)port["name"]!, (string?)port["protocol"] ?? "TCP", (int)port["containerPort"]!);
        return [.. named];
    }

    private static List<JsonObject> Declared(Draw draw, RandomFlavour flavour)
    {
        var ports = new List<JsonObject>();
        foreach (var name in s_names.Where(_ => draw.Percent(flavour.DeclaredPorts)))
        {
            var port = new JsonObject { ["name"] = name, ["containerPort"] = draw.One(s_numbers) };
            SetProtocol(draw, port, name);
            ports.Add(port);
        }

        if (draw.Percent(20))
        {
            ports.Add(new JsonObject { ["containerPort"] = 8080, ["hostPort"] = 443 });
        }

        return ports;
    }

    // A name mostly means its usual protocol, and sometimes another or none.
    private static void SetProtocol(Draw draw, JsonObject port, string name)
    {
        var usual = Protocols[Array.IndexOf(s_names, name)];
        var protocol = draw.Weighted((7, usual), (1, "TCP"), (1, "UDP"), (1, "SCTP"), (2, null));
        if (protocol is null || (protocol == "TCP" && draw.Percent(50)))
        {
            port.Remove("protocol");
        }
        else
        {
            port["protocol"] = protocol;
        }
    }

    private static JsonObject Container(string name, List<JsonObject> ports)
    {
        var container = new JsonObject { ["name"] = name, ["image"] = "image" };
        if (ports.Count > 0)
        {
            container["ports"] = new JsonArray([.. ports]);
        }

        return container;
    }
}
