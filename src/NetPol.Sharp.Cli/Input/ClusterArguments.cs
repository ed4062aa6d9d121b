using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Input;

/// <summary>What verbs about a cluster have in common: the namespace of objects that name none, and the habits of the plugin.</summary>
internal sealed class ClusterArguments
{
    private readonly NamespaceOption _namespace = new();
    private readonly PlatformOption _platform = new();
    private readonly Option<bool> _strict = StrictCidrOption.Create();
    private readonly Option<string> _blocksMatchPods = Words("--ipblock-matches-pods", "Whether an ipBlock matches pods by their addresses (not with Cilium)", "true", "false");
    private readonly Option<string> _blocksMatchNodes = Words("--ipblock-matches-nodes", "Whether an ipBlock matches nodes and pods on the host network (not with Cilium)", "true", "false");
    private readonly Option<string> _hostNetwork = Words("--host-network-mode", "What pods on the host network are to policies: their node, or pods like others", "ignore", "asPod");
    private readonly Option<string> _ownNode = Words("--own-node-egress", "Whether a pod always reaches its own node", "allow", "policy");
    private readonly Option<string> _hairpin = Words("--hairpin", "Whether a pod always reaches itself through a Service", "unknown", "allow", "policy");
    private readonly Option<string> _endPort = Words("--end-port", "What of a range counts: all of it, or only port", "range", "portOnly");
    private readonly Option<string> _sctp = Words("--sctp", "Whether the plugin knows SCTP", "true", "false");
    private readonly Option<string> _namedPorts = Words("--named-port-egress-scope", "Where a named port in an egress rule without 'to' is looked up", "all", "ownNamespace", "ownNamespaceNumbers", "none");
    private readonly Option<string> _initPorts = Words("--init-container-ports", "Whether port names of init containers count", "false", "true");
    private readonly Option<string> _servicePort = Words("--policy-on-service-port", "Whether egress through a Service is judged by the Service's port (AWS VPC CNI)", "false", "true");
    private readonly Option<string> _families = Words("--families", "The address families of the cluster", "dual", "v4", "v6");
    private readonly Option<string> _outside = Words("--rules-outside-policy-types", "What rules of a direction do that policyTypes does not list", "inert", "union", "isolate");
    private readonly Option<string> _unresolved = Words("--unresolved-named-port", "What a named port means to a plugin that cannot look names up", "none", "allPortsOfProtocol", "rejectPolicy");

    private Option<string>[] Switches =>
    [
        _blocksMatchPods, _blocksMatchNodes, _hostNetwork, _ownNode, _hairpin, _endPort, _sctp, _namedPorts, _initPorts, _servicePort, _families, _outside, _unresolved,
    ];

    internal void AddTo(Command verb)
    {
        Option[] options = [_namespace.Option, _strict, .. Switches];
        foreach (var option in options)
        {
            verb.Add(option);
        }

        _platform.AddTo(verb);
    }

    /// <summary>Says on standard error what makes answers different from what policies say: a platform that enforces none.</summary>
    internal void SayPlatform(ParseResult parsed, TextWriter error) => _platform.Say(parsed, error);

    /// <summary>Says on standard error which platform answers are for.</summary>
    internal void SayFor(ParseResult parsed, TextWriter error) => _platform.SayFor(parsed, error);

    /// <summary>Judges for a platform that the policies declare, unless another is asked for.</summary>
    internal void Declare(PlatformProfile? platform) => _platform.Declared = platform;

    /// <summary>The platform that counts because the policies declare it, for a note; <c>null</c> when there is none.</summary>
    internal string? DeclaredWords(ParseResult parsed) => _platform.DeclaredWords(parsed);

    internal string DefaultNamespace(ParseResult parsed) => parsed.GetValue(_namespace.Option)!;

    /// <summary>What manifests are judged for.</summary>
    internal LintOptions Judging(ParseResult parsed) => new() { StrictCidr = parsed.GetValue(_strict), DefaultNamespace = DefaultNamespace(parsed), Platform = _platform.Read(parsed) };

    /// <summary>The platform and the habits that were asked for, as they are written: <c>--platform cilium</c>, <c>--sctp true</c>.</summary>
    internal IReadOnlyList<string> Unusual(ParseResult parsed) =>
    [
        .. _platform.Words(parsed),
        .. Switches.Where(option => IsGiven(option, parsed) && (_platform.Words(parsed).Any() || parsed.GetValue(option) != (string?)option.GetDefaultValue()))
            .Select(option => option.Name + " " + parsed.GetValue(option)),
    ];

    /// <summary>The habits of the platform, with the switches that were given.</summary>
    internal ConnectivityOptions Habits(ParseResult parsed)
    {
        var habits = _platform.Read(parsed)?.Options ?? new ConnectivityOptions();
        return habits with
        {
            IPBlockMatchesPods = Given(_blocksMatchPods, parsed) is { } pods ? pods == "true" : habits.IPBlockMatchesPods,
            IPBlockMatchesNodes = Given(_blocksMatchNodes, parsed) is { } nodes ? nodes == "true" : habits.IPBlockMatchesNodes,
            HostNetworkMode = Given(_hostNetwork, parsed) is { } mode ? Enum.Parse<HostNetworkMode>(mode, ignoreCase: true) : habits.HostNetworkMode,
            OwnNodeEgress = Given(_ownNode, parsed) is { } ownNode ? ownNode == "allow" : habits.OwnNodeEgress,
            Hairpin = Given(_hairpin, parsed) is { } hairpin ? Enum.Parse<HairpinMode>(hairpin, ignoreCase: true) : habits.Hairpin,
            EndPort = Given(_endPort, parsed) is { } endPort ? endPort == "range" : habits.EndPort,
            Sctp = Given(_sctp, parsed) is { } sctp ? sctp == "true" : habits.Sctp,
            NamedPortEgressScope = Given(_namedPorts, parsed) is { } scope ? Enum.Parse<NamedPortScope>(scope, ignoreCase: true) : habits.NamedPortEgressScope,
            InitContainerPorts = Given(_initPorts, parsed) is { } initPorts ? initPorts == "true" : habits.InitContainerPorts,
            PolicyOnServicePort = Given(_servicePort, parsed) is { } servicePort ? servicePort == "true" : habits.PolicyOnServicePort,
            Families = Given(_families, parsed) is { } families ? Enum.Parse<IPFamilies>(families, ignoreCase: true) : habits.Families,
            RulesOutsidePolicyTypes = Given(_outside, parsed) is { } outside ? Enum.Parse<OutsidePolicyTypes>(outside, ignoreCase: true) : habits.RulesOutsidePolicyTypes,
            UnresolvedNamedPort = Given(_unresolved, parsed) is { } unresolved ? Enum.Parse<UnresolvedNamedPort>(unresolved, ignoreCase: true) : habits.UnresolvedNamedPort,
        };
    }

    private static bool IsGiven(Option<string> option, ParseResult parsed) => parsed.GetResult(option) is { Implicit: false };

    private static string? Given(Option<string> option, ParseResult parsed) => IsGiven(option, parsed) ? parsed.GetValue(option) : null;

    /// <summary>Reads a cluster and says on standard error what had to be left out of it.</summary>
    /// <exception cref="UsageException">A file that was named cannot be read, or nothing was read at all.</exception>
    internal ClusterInput Read(IReadOnlyList<string> paths, ParseResult parsed, Surroundings surroundings)
    {
        var input = ReadPolicies(paths, parsed, surroundings);
        RequirePods(input, paths);
        return input;
    }

    /// <exception cref="UsageException">There are neither pods nor workloads.</exception>
    internal static void RequirePods(ClusterInput input, IReadOnlyList<string> paths)
    {
        if (!HasPods(input))
        {
            throw new UsageException($"there are no pods or workloads in {string.Join(", ", paths.Select(path => $"'{path}'"))}; add their manifests ('netpol prove' and 'netpol diff --pods any' need policies alone)");
        }
    }

    internal static bool HasPods(ClusterInput input) => input.Cluster.Pods.Count + input.Cluster.Workloads.Count > 0;

    /// <summary>Reads policies, and what else of a cluster there is; says on standard error what had to be left out.</summary>
    /// <exception cref="UsageException">A file that was named cannot be read, or nothing was read at all.</exception>
    internal ClusterInput ReadPolicies(IReadOnlyList<string> paths, ParseResult parsed, Surroundings surroundings)
    {
        var options = Judging(parsed);
        SnapshotGaps.Say(paths, surroundings.Error);
        var input = ProgressBar.Over(surroundings, progress => ClusterInputReader.Read(ManifestFiles.Read(paths, surroundings.Input, progress), options));
        if (input.Conflicts is [var conflict, ..])
        {
            throw new UsageException($"{conflict.Span}: {conflict.Message}");
        }

        foreach (var finding in input.Rejected)
        {
            // One file of a folder may be anything; a file that was asked for must be right.
            var line = $"{finding.Span}: {finding.RuleId}: {finding.Message}";
            if (paths.Contains(finding.Span.File) || finding.Span.File == ManifestFiles.StandardInputName)
            {
                throw new UsageException(line);
            }

            surroundings.Error.WriteLine("error: " + line + "; left out");
        }

        return input;
    }

    /// <summary>Loads the connectivity of a cluster.</summary>
    internal Connectivity Load(ClusterInput input, ParseResult parsed)
    {
        try
        {
            return Connectivity.Of(input.Cluster, Habits(parsed));
        }
        catch (ClusterException exception)
        {
            throw ClusterError(exception);
        }
    }

    internal static UsageException ClusterError(ClusterException exception) =>
        new((exception.Span.IsKnown ? exception.Span + ": " : "") + exception.Message);

    /// <summary>Kinds that were not looked at, in one line; empty when there were none.</summary>
    internal static string Skipped(ClusterInput input) => input.Skipped.Count == 0
        ? ""
        : "not looked at: " + string.Join(", ", input.Skipped.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Value} {entry.Key}")));

    private static Option<string> Words(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
