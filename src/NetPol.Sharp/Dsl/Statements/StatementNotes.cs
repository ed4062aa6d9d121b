using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>What a statement says about its objects rather than about traffic.</summary>
internal sealed record StatementNotes
{
    internal static StatementNotes None { get; } = new();

    internal EquatableArray<KeyValue> Labels { get; init; } = [];

    internal EquatableArray<KeyValue> Annotations { get; init; } = [];

    /// <summary>Annotations that may come from several statements of one object and are then joined.</summary>
    internal EquatableArray<KeyValue> Reasons { get; init; } = [];

    /// <summary>Where acceptances are written, as far as that is known.</summary>
    internal Aside<EquatableArray<(string Key, SourceSpan Span)>> AcceptedAt { get; init; }

    /// <summary>What <c>.Because</c> says.</summary>
    internal IEnumerable<string> ReasonsFor => Reasons.Where(reason => reason.Key == WellKnownAnnotations.Because).Select(reason => reason.Value);

    /// <summary>The rules whose findings are accepted.</summary>
    internal IEnumerable<string> Accepted => Reasons.Where(reason => reason.Key.StartsWith(WellKnownAnnotations.Accept, StringComparison.Ordinal)).Select(reason => reason.Key.Substring(WellKnownAnnotations.Accept.Length)).Distinct();

    internal StatementNotes WithReason(string reason) => this with { Reasons = Reasons.Add(new(WellKnownAnnotations.Because, reason)) };

    internal StatementNotes WithAcceptance(string ruleId, string reason) =>
        this with
        {
            Reasons = Reasons.Add(new(WellKnownAnnotations.Accept + ruleId, reason)),
            AcceptedAt = CallPlace.Current.IsKnown ? new(AcceptedAt.Value.Add((WellKnownAnnotations.Accept + ruleId, CallPlace.Current))) : AcceptedAt,
        };

    /// <summary>An object that several statements contribute to, with its labels and annotations.</summary>
    internal static ObjectMeta Merge(StatementNotes[] notes, ObjectMeta policy, SourceSpan span)
    {
        if (Array.TrueForAll(notes, note => note == None))
        {
            return policy;
        }

        var labels = notes.SelectMany(note => note.Labels).Distinct().ToArray();
        var reasons = notes.SelectMany(note => note.Reasons).Distinct()
            .GroupBy(reason => reason.Key, reason => reason.Value)
            .Select(group => new KeyValue(group.Key, string.Join(WellKnownAnnotations.Between, group.OrderBy(text => text, StringComparer.Ordinal))));
        var annotations = notes.SelectMany(note => note.Annotations).Concat(reasons).Distinct().ToArray();
        if (annotations.Sum(entry => AnnotationSyntax.Bytes(entry.Key, entry.Value)) > AnnotationSyntax.MaxBytes)
        {
            throw new PolicyException(
                RuleIds.NameOrLabelInvalid,
                $"Policy '{policy}' would get more than 262144 bytes of annotations, which the API server rejects; shorten them",
                span);
        }

        return policy with
        {
            Labels = Sorted(labels, "label", policy, span),
            Annotations = Sorted(annotations, "annotation", policy, span),
            AnnotatedAt = new(EquatableArray.From(notes.SelectMany(note => note.AcceptedAt.Value).Distinct())),
        };
    }

    private static EquatableArray<KeyValue> Sorted(KeyValue[] entries, string noun, ObjectMeta policy, SourceSpan span)
    {
        if (entries.GroupBy(entry => entry.Key).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new PolicyException(
                RuleIds.PolicyDefinedTwice,
                $"Policy '{policy}' would get the {noun} '{clash.Key}' as '{string.Join("' and as '", clash.Select(entry => entry.Value).OrderBy(v => v, StringComparer.Ordinal))}', "
                + "because statements that disagree on it share the policy; give one of the statements a policy of its own with .Named(\"…\")",
                span);
        }

        return entries.Length == 0 ? default : EquatableArray.From(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }
}
