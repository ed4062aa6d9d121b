using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--platform NAME[@VERSION]</c>, and what the cluster says of itself beside it.</summary>
internal sealed class PlatformOption
{
    private readonly Option<string> _platform = new("--platform") { Description = "The network plugin of the cluster, with its version if that matters: calico, cilium@1.16, … (docs/platforms.md)", HelpName = "NAME[@VERSION]" };
    private readonly Option<string> _dns = new("--dns") { Description = "Where pods ask for names, if that is not what the platform brings", HelpName = string.Join('|', DnsWords.All) };
    private readonly Option<string[]> _pods = Cidrs("--pod-cidr", "The addresses that pods get");
    private readonly Option<string[]> _services = Cidrs("--service-cidr", "The addresses that Services get");
    private readonly Option<string[]> _nodes = Cidrs("--node-cidr", "The addresses of nodes");

    internal PlatformOption() => _dns.AcceptOnlyFromAmong(DnsWords.All);

    /// <summary>The platform that counts when none is asked for: the one that the policies declare.</summary>
    internal PlatformProfile? Declared { get; set; }

    internal void AddTo(Command verb)
    {
        foreach (var option in (Option[])[_platform, _dns, _pods, _services, _nodes])
        {
            verb.Add(option);
        }
    }

    /// <summary>The platform that was asked for; <c>null</c> for none.</summary>
    /// <exception cref="UsageException">There is no such platform, a CIDR is none, or the cluster is described without a platform.</exception>
    internal PlatformProfile? Read(ParseResult parsed)
    {
        var name = parsed.GetValue(_platform);
        if (name is null && Declared is null)
        {
            return new Option[] { _dns, _pods, _services, _nodes }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } alone
                ? throw new UsageException($"{alone.Name} describes a platform; add --platform NAME")
                : null;
        }

        try
        {
            var platform = name is null ? Declared! : PlatformCatalog.Find(name);
            return platform with
            {
                Dns = parsed.GetValue(_dns) is { } word ? DnsWords.Read(word) : platform.Dns,
                PodCidrs = parsed.GetResult(_pods) is null ? platform.PodCidrs : Blocks(_pods, parsed),
                ServiceCidrs = parsed.GetResult(_services) is null ? platform.ServiceCidrs : Blocks(_services, parsed),
                NodeCidrs = parsed.GetResult(_nodes) is null ? platform.NodeCidrs : Blocks(_nodes, parsed),
            };
        }
        catch (PolicyException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>What was asked for, as it is written: <c>--platform calico@3.30</c>.</summary>
    internal IEnumerable<string> Words(ParseResult parsed) => parsed.GetValue(_platform) is { } name ? ["--platform " + name] : [];

    /// <summary>The platform that counts because the policies declare it: <c>calico 3.30, as the project declares</c>; <c>null</c> when one was asked for, or none is declared.</summary>
    internal string? DeclaredWords(ParseResult parsed) => parsed.GetValue(_platform) is null && Declared is { } platform
        ? $"{platform.Name}{(platform.Version is { } version ? " " + version : "")}, as the project declares"
        : null;

    /// <summary>Says on standard error which platform answers are for.</summary>
    internal void SayFor(ParseResult parsed, TextWriter error)
    {
        if (Read(parsed) is { Enforces: true } platform)
        {
            error.WriteLine("note: for " + platform.Called);
        }
    }

    /// <summary>Says on standard error that policies have no effect on a platform, where that is so.</summary>
    internal void Say(ParseResult parsed, TextWriter error)
    {
        if (Read(parsed) is { Enforces: false } platform)
        {
            error.WriteLine($"note: {platform.Called} enforces no NetworkPolicies, so everything is allowed; {platform.Enforcement}");
        }
    }

    private static EquatableArray<CidrBlock> Blocks(Option<string[]> option, ParseResult parsed) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(text => text.Split(',')).Select(text => CidrBlock.TryParse(text) ?? throw new UsageException($"{option.Name} '{text}' is not a CIDR; write one like 10.244.0.0/16"))];

    private static Option<string[]> Cidrs(string name, string description) => new(name) { Description = description, HelpName = "CIDR" };
}
