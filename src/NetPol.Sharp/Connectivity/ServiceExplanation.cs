using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Whether a source reaches what is behind a Service, step by step: the name, the Service's port, each backend.</summary>
public sealed record ServiceExplanation
{
    /// <summary>The end that connects.</summary>
    public required ConnectionEnd From { get; init; }

    /// <summary>The Service.</summary>
    public required Service Service { get; init; }

    /// <summary>The Service's port.</summary>
    public required ServicePort Port { get; init; }

    /// <summary>Whether the source can resolve the Service's name; <c>null</c> where that does not matter.</summary>
    public SideExplanation? Dns { get; init; }

    /// <summary>The ends that the Service forwards to.</summary>
    public EquatableArray<ServiceBackend> Backends { get; init; } = [];

    /// <summary>Mistakes and what depends on the plugin, one sentence each.</summary>
    public EquatableArray<string> Notes { get; init; } = [];

    /// <summary>
    /// The verdict on the whole: that of the backends where they agree, <see cref="Verdict.Denied"/> when there are none, otherwise
    /// <see cref="Verdict.AllowedInPart"/>. Where a Service leads that stands for a name outside depends on the plugin.
    /// </summary>
    public Verdict Verdict => Service.ExternalName.Length > 0 ? Verdict.DependsOnPlugin : Backends.Select(backend => backend.Verdict).Distinct().ToArray() switch
    {
        [] => Verdict.Denied,
        [var only] => only,
        var several when several.Contains(Verdict.Allowed) => Verdict.AllowedInPart,
        var several => several.First(verdict => verdict != Verdict.Denied),
    };

    /// <summary>The route and the verdict, one line.</summary>
    public string Summary => string.Format(
        CultureInfo.InvariantCulture, "{0} → svc:{1}:{2} {3} → targetPort {4}: {5}", From, Service, Port.Port, Port.Protocol.ApiName(), Port.TargetPort, Outcome() + (Dns is { IsAllowed: false } ? ", but the name cannot be resolved" : ""));

    /// <summary>The whole explanation, several lines.</summary>
    public override string ToString() => string.Join("\n", Lines());

    internal IEnumerable<string> Lines()
    {
        yield return Summary;
        if (Dns is { IsAllowed: false } blocked)
        {
            yield return "  the name cannot be resolved: no egress rule lets it reach the cluster's DNS on UDP 53";
            foreach (var policy in blocked.IsolatedBy)
            {
                yield return $"    isolated by {policy}{(policy.Span.IsKnown ? $" ({policy.Span})" : "")}";
            }
        }
        else if (Dns is not null)
        {
            yield return "  the name can be resolved: the cluster's DNS is reached on UDP 53";
        }

        foreach (var backend in Backends)
        {
            yield return "  " + backend.Summary;
            foreach (var line in backend.Explanation?.Lines().Skip(1) ?? [])
            {
                yield return "  " + line;
            }
        }

        foreach (var note in Notes)
        {
            yield return "  note: " + note;
        }
    }

    private string Outcome()
    {
        if (Backends.Count == 0 && Service.ExternalName.Length == 0)
        {
            return "denied, it has no backends in these manifests";
        }

        var allowed = Backends.Count(backend => backend.Verdict == Verdict.Allowed);
        return Verdict == Verdict.AllowedInPart
            ? string.Format(CultureInfo.InvariantCulture, "allowed to {0} of {1} backends", allowed, Backends.Count)
            : VerdictWords.Of(Verdict);
    }
}
