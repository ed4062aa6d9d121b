using System.Collections.Generic;
using NetPol.Sharp.Cli.Projects;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>What <c>netpol apply</c> is asked for.</summary>
/// <param name="Policies">The policies, in the order in which they are applied.</param>
/// <param name="Manager">The field manager.</param>
internal sealed record ApplyRequest(IReadOnlyList<DesiredPolicy> Policies, FieldManager Manager)
{
    /// <summary>What has to hold afterwards.</summary>
    internal IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>The project whose assertions have to hold, too; <c>null</c> for policies in files.</summary>
    internal EmittedPolicies? Project { get; init; }

    /// <summary>Whether nothing is written.</summary>
    internal bool IsDryRun { get; init; }

    /// <summary>Whether fields of other managers are taken over.</summary>
    internal bool Forces { get; init; }

    /// <summary>Whether policies that were applied earlier and are no more among these are deleted.</summary>
    internal bool Prunes { get; init; }

    /// <summary>Whether nothing is applied if something new would become possible.</summary>
    internal bool FailsOnWidened { get; init; }

    /// <summary>For which pods the difference is told: <c>any</c> that could exist, or <c>existing</c> ones; <c>null</c> for those that there are, if they may be read.</summary>
    internal string? Pods { get; init; }
}
