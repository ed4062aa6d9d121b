using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Why a connection is allowed or not.</summary>
public sealed record Explanation
{
    private const int MostNearMisses = 3;

    /// <summary>The end that connects.</summary>
    public required ConnectionEnd From { get; init; }

    /// <summary>The end that listens.</summary>
    public required ConnectionEnd To { get; init; }

    /// <summary>The protocol.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The port of the destination.</summary>
    public required int Port { get; init; }

    /// <summary>The address family.</summary>
    public required IPFamily Family { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The source's side.</summary>
    public required SideExplanation Egress { get; init; }

    /// <summary>The destination's side.</summary>
    public required SideExplanation Ingress { get; init; }

    /// <summary>What else a reader should know, one sentence each.</summary>
    public EquatableArray<string> Notes { get; init; } = [];

    /// <summary>The connection and the verdict, one line.</summary>
    public string Summary => string.Format(
        CultureInfo.InvariantCulture, "{0} → {1} {2} {3} ({4}): {5}", From, To, Protocol.ApiName(), Port, Family, VerdictWords.Of(Verdict));

    /// <summary>The whole explanation, several lines.</summary>
    public override string ToString() => string.Join("\n", Lines());

    internal IEnumerable<string> Lines()
    {
        yield return Summary;
        foreach (var line in Lines(Egress, $"egress of {From}").Concat(Lines(Ingress, $"ingress of {To}")))
        {
            yield return "  " + line;
        }

        foreach (var note in Notes)
        {
            yield return "  note: " + note;
        }
    }

    private static IEnumerable<string> Lines(SideExplanation side, string title)
    {
        var verdict = side.IsAllowed ? "allowed" : "denied";
        if (side.Exemption is { } exemption)
        {
            yield return $"{title}: allowed, {exemption}";
            yield break;
        }

        if (!side.IsIsolated)
        {
            yield return $"{title}: allowed, no policy isolates it in this direction";
            yield break;
        }

        yield return $"{title}: {verdict}";
        yield return "  isolated by " + string.Join(", ", side.IsolatedBy.Select(Named));
        foreach (var rule in side.AdmittedBy)
        {
            yield return "  admitted by " + rule;
        }

        foreach (var miss in side.NearMisses.Take(MostNearMisses))
        {
            yield return "  not admitted by " + miss;
        }

        if (side.NearMisses.Count > MostNearMisses)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "  nor by {0} more", side.NearMisses.Count - MostNearMisses);
        }
    }

    private static string Named(NetworkPolicy policy) => policy + (policy.Span.IsKnown ? $" ({policy.Span})" : "");
}
