using System;
using System.Collections.Generic;
using System.IO;
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

    /// <summary>Whether some policy program wrote a file.</summary>
    internal static bool IsOurs(string path)
    {
        using var reader = new StreamReader(path, Utf8.WithoutMark);
        return reader.ReadLine()?.StartsWith(EmittedPolicy.Marker, StringComparison.Ordinal) == true;
    }

    /// <summary>The set that a file was written for, if this program wrote it; otherwise <c>null</c>.</summary>
    internal static string? SetOf(string firstLine, string program)
    {
        const string between = ", ";
        const string end = "; change the C#, not this file.";
        if (!firstLine.StartsWith(EmittedPolicy.Marker, StringComparison.Ordinal) || !firstLine.EndsWith(end, StringComparison.Ordinal))
        {
            return null;
        }

        var written = firstLine.Substring(EmittedPolicy.Marker.Length, firstLine.Length - EmittedPolicy.Marker.Length - end.Length);
        for (var i = written.IndexOf(between, StringComparison.Ordinal); i >= 0; i = written.IndexOf(between, i + 1, StringComparison.Ordinal))
        {
            if (IsSameProgram(written.Substring(0, i), program))
            {
                return written.Substring(i + between.Length);
            }
        }

        return null;
    }

    // A program that is run knows its file ('Shop/Program.cs', 'policies/shop.cs'), one whose assembly is read only the assembly's name ('Shop', 'shop').
    private static bool IsSameProgram(string one, string other) => one == other || IsFileOf(one, other) || IsFileOf(other, one);

    private static bool IsFileOf(string file, string assembly) =>
        file.Split('/') is [var folder, var name] && (folder == assembly || Path.GetFileNameWithoutExtension(name) == assembly);

    private static string Header(string program, string set) => EmittedPolicy.Marker + program + ", " + set + "; change the C#, not this file.";

    private static string Group(ObjectOrder order) => order switch
    {
        ObjectOrder.Dns => "1-dns",
        ObjectOrder.Allow => "2-allow",
        ObjectOrder.DefaultDeny => "3-deny",
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };
}
