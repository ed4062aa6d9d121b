using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Words that every statement takes.</summary>
public static class PolicyStatementExtensions
{
    /// <summary>Documents the statement: the annotation <c>netpol.sharp/because</c> on each object it contributes to.</summary>
    /// <typeparam name="T">The type of the statement.</typeparam>
    /// <param name="statement">The statement.</param>
    /// <param name="reason">Why the statement is there, for the people who read the object.</param>
    /// <exception cref="PolicyException">The reason is blank (NETPOL9004).</exception>
    public static T Because<T>(this T statement, string reason)
        where T : PolicyStatement =>
        statement.With(statement.Notes.WithReason(Reason(reason, "Because")));

    /// <summary>
    /// Accepts what one rule reports about this statement: the annotation <c>netpol.sharp/accept-NETPOLnnnn</c> says so
    /// on each object it contributes to, and whoever runs the rule leaves the object out, with what other statements contribute to it.
    /// </summary>
    /// <typeparam name="T">The type of the statement.</typeparam>
    /// <param name="statement">The statement.</param>
    /// <param name="ruleId">The id of the rule, for example <c>NETPOL4004</c>.</param>
    /// <param name="reason">Why the finding is acceptable.</param>
    /// <exception cref="PolicyException">The id is none, or the reason is blank (NETPOL9004).</exception>
    public static T Accept<T>(this T statement, string ruleId, string reason)
        where T : PolicyStatement
    {
        if (!IsRuleId(ruleId))
        {
            throw new PolicyException(RuleIds.ReasonMissing, $"Accept needs the id of a rule, like 'NETPOL4004', and '{ruleId}' is none");
        }

        return statement.With(statement.Notes.WithAcceptance(ruleId, Reason(reason, "Accept")));
    }

    /// <summary>Puts a label on each object that the statement contributes to: <c>metadata.labels</c>.</summary>
    /// <typeparam name="T">The type of the statement.</typeparam>
    /// <param name="statement">The statement.</param>
    /// <param name="key">The label's key.</param>
    /// <param name="value">The label's value.</param>
    /// <exception cref="PolicyException">The key or value is not valid (NETPOL1007).</exception>
    public static T WithLabel<T>(this T statement, string key, string value)
        where T : PolicyStatement =>
        statement.With(statement.Notes with { Labels = Set(statement.Notes.Labels, Literal.LabelKey(key), Literal.LabelValue(value)) });

    /// <summary>Puts an annotation on each object that the statement contributes to: <c>metadata.annotations</c>.</summary>
    /// <typeparam name="T">The type of the statement.</typeparam>
    /// <param name="statement">The statement.</param>
    /// <param name="key">The annotation's key.</param>
    /// <param name="value">The annotation's value.</param>
    /// <exception cref="PolicyException">The key is not valid (NETPOL1007).</exception>
    public static T WithAnnotation<T>(this T statement, string key, string value)
        where T : PolicyStatement =>
        statement.With(statement.Notes with { Annotations = Set(statement.Notes.Annotations, Literal.AnnotationKey(key), Literal.AnnotationValue(value)) });

    private static bool IsRuleId(string text) =>
        text.Length == 10 && text.StartsWith("NETPOL", StringComparison.Ordinal) && text.Skip(6).All(c => c is >= '0' and <= '9');

    private static T With<T>(this T statement, StatementNotes notes)
        where T : PolicyStatement =>
        (T)(statement with { Notes = notes });

    private static EquatableArray<KeyValue> Set(EquatableArray<KeyValue> entries, string key, string value) =>
        EquatableArray.From(entries.Where(entry => entry.Key != key).Append(new KeyValue(key, value)));

    private static string Reason(string reason, string word) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw new PolicyException(RuleIds.ReasonMissing, $"{word} needs a reason that a reader can judge, not a blank one")
            : Literal.AnnotationValue(reason);
}
