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
    /// The verdict on the whole: <see cref="Verdict.Allowed"/> when every backend is reached, <see cref="Verdict.Denied"/> when none is or there is none;
    /// otherwise what the backends differ in.
    /// </summary>
    public Verdict Verdict
    {
        get
        {
            var verdicts = Backends.Select(backend => backend.Verdict).Distinct().ToArray();
            return verdicts.Length switch
            {
                0 => Verdict.Denied,
                1 => verdicts[0],
                _ => verdicts.Contains(Verdict.Denied) ? Verdict.Denied : verdicts.First(verdict => verdict != Verdict.Allowed),
            };
        }
    }

    /// <summary>The route and the verdict, one line.</summary>
    public string Summary => string.Format(
        CultureInfo.InvariantCulture, "{0} → svc:{1}:{2} {3} → targetPort {4}: {5}", From, Service, Port.Port, Port.Protocol.ApiName(), Port.TargetPort, Outcome());

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
        if (Backends.Count == 0)
        {
            return "denied, it has no backends";
        }

        var allowed = Backends.Count(backend => backend.Verdict == Verdict.Allowed);
        return allowed > 0 && allowed < Backends.Count
            ? string.Format(CultureInfo.InvariantCulture, "allowed to {0} of {1} backends", allowed, Backends.Count)
            : VerdictWords.Of(Verdict);
    }
}
