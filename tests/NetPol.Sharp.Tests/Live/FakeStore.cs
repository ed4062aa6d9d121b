using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using NetPol.Sharp.Live;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Tests.Live;

/// <summary>The objects of a fake API server, by path, and what lists, server-side apply and deletes do with them.</summary>
internal sealed class FakeStore
{
    private static readonly string[] s_fields = ["podSelector", "policyTypes", "ingress", "egress"];

    private static readonly string[] s_directions = ["ingress", "egress"];

    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private int _uid;

    /// <summary>The groups and versions that are served.</summary>
    internal List<string> Apis { get; } = ["apps/v1", "batch/v1", "networking.k8s.io/v1", "discovery.k8s.io/v1", "rbac.authorization.k8s.io/v1"];

    /// <summary>How many items a page has at most.</summary>
    internal int PageSize { get; set; } = 500;

    /// <summary>The policies, <c>namespace/name</c>.</summary>
    internal string[] Policies => [.. _objects.Keys.Where(path => path.Contains("/networkpolicies/", StringComparison.Ordinal)).Select(path => path.Split('/')).Select(parts => $"{parts[^3]}/{parts[^1]}")];

    internal JsonObject Policy(string ns, string name) => _objects[PathOf("networking.k8s.io/v1", "networkpolicies", ns, name)];

    /// <summary>Adds objects; policies get the field manager that is named.</summary>
    internal void Add(string yaml, string manager = "kubectl")
    {
        foreach (var document in ManifestReader.Read(yaml, "x"))
        {
            Assert(document.Problem is null, document.Problem?.Message);
            var item = (JsonObject)JsonManifest.Write(document.Root!)!;
            var (version, name, metadata) = (Text(item["apiVersion"]), Text(item["kind"]), (JsonObject)item["metadata"]!);
            var kind = ResourceKinds.All.Single(kind => kind.ApiVersion == version && kind.Kind == name);
            metadata["uid"] = Uid();
            metadata["resourceVersion"] = Uid();
            metadata["managedFields"] ??= new JsonArray(Managed(manager, manager == "kubectl" ? "Update" : "Apply"));
            _objects[PathOf(version, kind.Plural, Text(metadata["namespace"]), Text(metadata["name"]))] = item;
        }
    }

    internal FakeReply Get(FakeCall call)
    {
        if (call.Path == "apis")
        {
            return new FakeReply(200, new JsonObject { ["groups"] = new JsonArray([.. Apis.Select(api => (JsonNode)new JsonObject { ["versions"] = new JsonArray(new JsonObject { ["groupVersion"] = api }) })]) });
        }

        if (_objects.TryGetValue(call.Path, out var item))
        {
            return new FakeReply(200, item.DeepClone());
        }

        var (version, plural) = (call.Path[(call.Path.IndexOf('/', StringComparison.Ordinal) + 1)..call.Path.LastIndexOf('/')], call.Path[(call.Path.LastIndexOf('/') + 1)..]);
        if (version != "v1" && !Apis.Contains(version))
        {
            return FakeReply.Status(404, "NotFound", "the server could not find the requested resource");
        }

        var all = _objects.Where(entry => entry.Key.StartsWith(call.Path[..call.Path.LastIndexOf('/')] + "/", StringComparison.Ordinal) && entry.Key.Split('/')[^2] == plural).Select(entry => entry.Value).ToArray();
        var first = int.Parse(call.Query["continue"] ?? "0", CultureInfo.InvariantCulture);
        var end = first + Math.Min(PageSize, int.Parse(call.Query["limit"]!, CultureInfo.InvariantCulture));
        return new FakeReply(200, new JsonObject
        {
            ["kind"] = "List",
            ["metadata"] = new JsonObject { ["continue"] = end < all.Length ? end.ToString(CultureInfo.InvariantCulture) : "" },
            // Items of lists carry neither.
            ["items"] = new JsonArray([.. all.Skip(first).Take(end - first).Select(Untyped)]),
        });
    }

    internal FakeReply Apply(FakeCall call)
    {
        var (ns, name, manager) = (call.Path.Split('/')[^3], call.Path.Split('/')[^1], call.Query["fieldManager"]!);
        if (!_objects.ContainsKey(PathOf("v1", "namespaces", "", ns)))
        {
            return FakeReply.Status(404, "NotFound", $"namespaces \"{ns}\" not found", "namespaces", ns);
        }

        Assert(call.Query["fieldValidation"] == "Strict", "fieldValidation");
        var old = _objects.GetValueOrDefault(call.Path);
        var made = (JsonObject)call.Body!.DeepClone();
        Assert(Text(made["metadata"]?["name"]) == name && made["metadata"]?["managedFields"] is null, "what is applied");
        Default((JsonObject)made["spec"]!);
        var others = ((old?["metadata"]?["managedFields"] as JsonArray) ?? []).Where(entry => Text(entry?["manager"]) != manager).Select(entry => entry!.DeepClone()).ToArray();
        var changed = s_fields.Where(field => !JsonNode.DeepEquals(old?["spec"]?[field], made["spec"]![field])).ToArray();
        if (old is not null && others.Length > 0 && changed.Length > 0 && call.Query["force"] != "true")
        {
            var other = Text(others[0]["manager"]);
            return FakeReply.Status(409, "Conflict", $"Apply failed with {changed.Length} conflict", causes: [.. changed.Select(field => ($".spec.{field}", $"conflict with \"{other}\" using networking.k8s.io/v1"))]);
        }

        made["metadata"]!["uid"] = old?["metadata"]?["uid"]?.DeepClone() ?? Uid();
        made["metadata"]!["resourceVersion"] = Uid();
        made["metadata"]!["managedFields"] = new JsonArray([Managed(manager, "Apply"), .. changed.Length > 0 ? [] : others]);
        if (!call.IsDryRun)
        {
            _objects[call.Path] = made;
        }

        return new FakeReply(old is null ? 201 : 200, made.DeepClone());
    }

    internal FakeReply Delete(FakeCall call)
    {
        if (!_objects.TryGetValue(call.Path, out var old))
        {
            return FakeReply.Status(404, "NotFound", "not found", "networkpolicies");
        }

        Assert(Text(call.Body?["preconditions"]?["uid"]) == Text(old["metadata"]?["uid"]), "the precondition");
        if (Text(call.Body?["preconditions"]?["resourceVersion"]) != Text(old["metadata"]?["resourceVersion"]))
        {
            return FakeReply.Status(409, "Conflict", "the ResourceVersion in the precondition does not match");
        }

        if (!call.IsDryRun)
        {
            _objects.Remove(call.Path);
        }

        return new FakeReply(200, old.DeepClone());
    }

    private static void Default(JsonObject spec)
    {
        spec["policyTypes"] ??= spec["egress"] is null ? new JsonArray("Ingress") : new JsonArray("Ingress", "Egress");
        foreach (var port in s_directions.SelectMany(list => (spec[list] as JsonArray) ?? []).SelectMany(rule => (rule?["ports"] as JsonArray) ?? []))
        {
            port!["protocol"] ??= "TCP";
        }
    }

    private static JsonNode Untyped(JsonObject item)
    {
        var copy = (JsonObject)item.DeepClone();
        copy.Remove("apiVersion");
        copy.Remove("kind");
        return copy;
    }

    private static JsonObject Managed(string manager, string operation) => new() { ["manager"] = manager, ["operation"] = operation };

    private static string PathOf(string version, string plural, string ns, string name) =>
        (version.Contains('/', StringComparison.Ordinal) ? "apis/" : "api/") + version + (ns.Length == 0 ? "/" : $"/namespaces/{ns}/") + $"{plural}/{name}";

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private string Uid() => "uid-" + (++_uid).ToString(CultureInfo.InvariantCulture);

    private static void Assert(bool isSo, string? what)
    {
        if (!isSo)
        {
            throw new InvalidOperationException($"The API server would object to {what}.");
        }
    }
}
