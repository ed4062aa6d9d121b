using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>
/// One policy as a file. Its first line says which program and set wrote it: by that line a program knows its own files,
/// without an index that two branches would both change.
/// </summary>
internal sealed class PolicyFile(string program, string set, EmittedPolicy policy, IReadOnlyList<string> comments)
{
    private const string Suffix = "+netpol.yaml";
    // '+' sorts before every character of a name, so that sorting the file names sorts by group, namespace and name.
    internal string Name { get; } =
        Group(policy.Key.Order) + "+" + policy.Key.Subject.Namespace.Text + "+" + policy.Key.Name + Suffix;

    internal string Text { get; } = string.Concat(comments.Prepend(Header(program, set)).Select(line => line + "\n")) + NetworkPolicyYaml.Write([policy.Policy]);

    /// <summary>Whether a file name has the form that this class gives.</summary>
    internal static bool IsNamedLikeOne(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Whether a file name is that of a file of ours before it was moved to its place.</summary>
    internal static bool IsTemporaryOfOne(string name) => name.IndexOf(Suffix + ".", StringComparison.Ordinal) > 0;

    /// <summary>The set that a file was written for, if this program wrote it; otherwise <c>null</c>.</summary>
    internal static string? SetOf(string firstLine, string program)
    {
        var start = EmittedPolicy.Marker + program + ", ";
        const string end = "; change the C#, not this file.";
        return firstLine.StartsWith(start, StringComparison.Ordinal) && firstLine.EndsWith(end, StringComparison.Ordinal)
            ? firstLine.Substring(start.Length, firstLine.Length - start.Length - end.Length)
            : null;
    }

    private static string Header(string program, string set) => EmittedPolicy.Marker + program + ", " + set + "; change the C#, not this file.";

    private static string Group(ObjectOrder order) => order switch
    {
        ObjectOrder.Dns => "1-dns",
        ObjectOrder.Allow => "2-allow",
        ObjectOrder.DefaultDeny => "3-deny",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };
}
