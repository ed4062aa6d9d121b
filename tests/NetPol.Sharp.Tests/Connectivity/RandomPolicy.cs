using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Policies with everything that can be written, left out, or written as nothing.</summary>
internal sealed class RandomPolicy(Draw draw, RandomFlavour flavour, IReadOnlyList<string> namespaces, RandomBlocks blocks)
{
    internal JsonObject Make(string name, string ns)
    {
        var spec = new JsonObject();
        AddSubject(spec);
        AddTypes(spec);
        AddRules(spec, "ingress", "from");
        AddRules(spec, "egress", "to");
        var policy = new JsonObject
        {
            ["apiVersion"] = "networking.k8s.io/v1",
            ["kind"] = "NetworkPolicy",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns },
        };
        if (!draw.Percent(1))
        {
            policy["spec"] = spec;
        }

        return policy;
    }

    private void AddSubject(JsonObject spec)
    {
        switch (draw.Weighted((12, "absent"), (5, "null"), (38, "empty"), (45, "selector")))
        {
            case "null":
                spec["podSelector"] = null;
                break;
            case "empty":
                spec["podSelector"] = new JsonObject();
                break;
            case "selector":
                spec["podSelector"] = RandomLabels.Selector(draw, RandomLabels.PodKeys, [], empty: 0);
                break;
        }
    }

    private void AddTypes(JsonObject spec)
    {
        string[]? types = draw.Weighted<string[]?>(
            (flavour.NoTypes, null), (5, []), (15, ["Ingress"]), (15, ["Egress"]), (25, ["Ingress", "Egress"]), (5, ["Egress", "Ingress"]), (3, ["Ingress", "Ingress"]), (3, ["Egress", "Egress"]));
        if (types is not null)
        {
            spec["policyTypes"] = new JsonArray(Array.ConvertAll(types, type => (JsonNode)type));
        }
        else if (draw.Percent(10))
        {
            spec["policyTypes"] = null;
        }
    }

    private void AddRules(JsonObject spec, string direction, string peers)
    {
        switch (draw.Weighted((14, "absent"), (3, "null"), (flavour.EmptyRules, "empty"), (3, "all"), (68, "rules")))
        {
            case "null":
                spec[direction] = null;
                break;
            case "empty":
                spec[direction] = new JsonArray();
                break;
            case "all":
                spec[direction] = new JsonArray(new JsonObject());
                break;
            case "rules":
                spec[direction] = List(draw.Weighted((6, 1), (3, 2), (1, 3)), () => Rule(peers));
                break;
        }
    }

    private JsonObject Rule(string peers)
    {
        var rule = new JsonObject();
        AddItems(rule, "ports", noRestriction: 35, () => RandomPorts.Entry(draw, flavour));
        AddItems(rule, peers, noRestriction: 22, Peer);
        return rule;
    }

    private void AddItems(JsonObject rule, string field, int noRestriction, Func<JsonObject> item)
    {
        if (!draw.Percent(noRestriction))
        {
            rule[field] = field == "ports" && draw.Percent(6)
                ? new JsonArray(new JsonObject())
                : List(draw.Weighted((5, 1), (3, 2), (2, 3)), item);
            return;
        }

        switch (draw.Weighted((4, "absent"), (1, "null"), (1, "empty")))
        {
            case "null":
                rule[field] = null;
                break;
            case "empty":
                rule[field] = new JsonArray();
                break;
        }
    }

    private JsonObject Peer()
    {
        var peer = new JsonObject();
        var kind = draw.Weighted((30, "pods"), (18, "namespaces"), (22, "both"), (flavour.Blocks, "block"));
        if (kind == "block")
        {
            peer["ipBlock"] = blocks.Make();
            return peer;
        }

        if (kind is "pods" or "both")
        {
            peer["podSelector"] = RandomLabels.Selector(draw, RandomLabels.PodKeys, []);
        }
        else if (draw.Percent(15))
        {
            peer["podSelector"] = null;
        }

        if (kind is "namespaces" or "both")
        {
            peer["namespaceSelector"] = RandomLabels.Selector(draw, RandomLabels.NamespaceKeys, namespaces, flavour.EmptyNamespaceSelectors, flavour.NamespaceNames);
        }
        else if (draw.Percent(15))
        {
            peer["namespaceSelector"] = null;
        }

        return peer;
    }

    private static JsonArray List(int count, Func<JsonObject> item)
    {
        var list = new JsonArray();
        for (var index = 0; index < count; index++)
        {
            list.Add((JsonNode)item());
        }

        return list;
    }
}
