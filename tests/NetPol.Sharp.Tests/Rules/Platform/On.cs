using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Tests.Rules.Platform;

/// <summary>Judgements for a declared platform.</summary>
internal static class On
{
    internal static LintOptions Platform(string name) => new() { Platform = PlatformCatalog.Find(name) };

    internal static LintOptions Platform(string name, DnsVariant dns) => new() { Platform = PlatformCatalog.Find(name) with { Dns = dns } };

    /// <summary>What a rule says where the markers are.</summary>
    internal static string[] Says(string ruleId, string platform, string marked) => [.. Marked.Reports(ruleId, marked, Platform(platform)).Select(finding => finding.Message)];

    internal static PlatformProfile WithCidrs(string name, string pods = "", string services = "", string nodes = "") => PlatformCatalog.Find(name) with
    {
        PodCidrs = Blocks(pods),
        ServiceCidrs = Blocks(services),
        NodeCidrs = Blocks(nodes),
    };

    private static EquatableArray<CidrBlock> Blocks(string text) => text.Length == 0 ? [] : [CidrBlock.TryParse(text)!];
}
