using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>Names of Kubernetes objects as names of code.</summary>
internal static class CodeNames
{
    /// <summary>What every object has, which members of that name would hide.</summary>
    internal static IReadOnlyList<string> OfObjects { get; } = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize"];

    /// <summary>Gives each its own name: <c>ingress-nginx</c> is <c>IngressNginx</c>, and where two would be called that, <c>ingress_nginx</c>.</summary>
    /// <param name="items">What is to be named.</param>
    /// <param name="textOf">What the cluster calls it.</param>
    /// <param name="suffix">What is appended to a name that is taken.</param>
    /// <param name="taken">Names that cannot be used.</param>
    internal static IReadOnlyList<(string Name, T Item)> Of<T>(IReadOnlyList<T> items, Func<T, string> textOf, string suffix, IEnumerable<string> taken)
    {
        var reserved = new HashSet<string>(taken, StringComparer.Ordinal);
        var alike = items.GroupBy(item => Pascal(textOf(item)), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        return [.. items.Select(item => (Free(alike[Pascal(textOf(item))] > 1 ? Exact(textOf(item)) : Pascal(textOf(item))), item))];

        string Free(string name)
        {
            while (!reserved.Add(name))
            {
                name += suffix;
            }

            return name;
        }
    }

    private static string Pascal(string text)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in text)
        {
            if (IsLetterOrDigit(c))
            {
                name.Append(isStart ? char.ToUpperInvariant(c) : c);
            }

            isStart = !IsLetterOrDigit(c);
        }

        return Started(name.ToString());
    }

    // Names of the API are of lower-case letters, digits, '-' and '.', so this one is no other's.
    private static string Exact(string text) => Started(new string([.. text.SelectMany(c => IsLetterOrDigit(c) ? new[] { c } : c == '.' ? ['_', '_'] : ['_'])]));

    private static string Started(string name) => name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
