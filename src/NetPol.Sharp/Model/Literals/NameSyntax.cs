using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Names of objects and namespaces: RFC 1123 subdomains and labels (apimachinery <c>validation.go</c>).</summary>
internal static class NameSyntax
{
    internal const int MaxSubdomainLength = 253;
    private const int MaxLabelLength = 63;

    /// <summary>What is wrong with a DNS-1123 subdomain, or <c>null</c>.</summary>
    internal static string? SubdomainProblem(string name)
    {
        if (name.Length > MaxSubdomainLength)
        {
            return "has more than 253 characters";
        }

        return name.Split('.').All(IsLabel)
            ? null
            : "must consist of lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit";
    }

    /// <summary>What is wrong with a DNS-1123 label, or <c>null</c>.</summary>
    internal static string? LabelProblem(string name)
    {
        if (name.Length > MaxLabelLength)
        {
            return "has more than 63 characters";
        }

        return IsLabel(name) ? null : "must consist of lower-case letters, digits and '-', and start and end with a letter or digit";
    }

    private static bool IsLabel(string text) =>
        text.Length > 0
        && text.All(c => CharClass.IsLowerOrDigit(c) || c == '-')
        && text[0] != '-'
        && text[text.Length - 1] != '-';
}
