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

        return AreLabels(name)
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

        return IsLabel(name, 0, name.Length) ? null : "must consist of lower-case letters, digits and '-', and start and end with a letter or digit";
    }

    private static bool AreLabels(string name)
    {
        for (var start = 0; ;)
        {
            var dot = name.IndexOf('.', start);
            if (!IsLabel(name, start, dot < 0 ? name.Length : dot))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            start = dot + 1;
        }
    }

    private static bool IsLabel(string text, int start, int end)
    {
        if (start == end || text[start] == '-' || text[end - 1] == '-')
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (!CharClass.IsLowerOrDigit(text[i]) && text[i] != '-')
            {
                return false;
            }
        }

        return true;
    }
}
