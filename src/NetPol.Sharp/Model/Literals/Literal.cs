using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Checks literals by the API server's rules and throws the <see cref="PolicyException"/> of the rule they break.</summary>
internal static class Literal
{
    internal static string PolicyName(string name) =>
        NameSyntax.SubdomainProblem(name) is { } problem ? throw Invalid("Policy name", name, problem) : name;

    internal static NamespaceName Namespace(string name) =>
        NameSyntax.LabelProblem(name) is { } problem ? throw Invalid("Namespace name", name, problem) : NamespaceName.Of(name);

    internal static string LabelKey(string key) =>
        LabelSyntax.KeyProblem(key) is { } problem ? throw Invalid("Label key", key, problem) : key;

    internal static string LabelValue(string value) =>
        LabelSyntax.ValueProblem(value) is { } problem ? throw Invalid("Label value", value, problem) : value;

    // Annotation keys are label keys whose case does not matter.
    internal static string AnnotationKey(string key) =>
        LabelSyntax.KeyProblem(key.ToLowerInvariant()) is { } problem ? throw Invalid("Annotation key", key, problem) : key;

    internal static string AnnotationValue(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                throw new PolicyException(RuleIds.NameOrLabelInvalid, "An annotation holds half of a surrogate pair, which no UTF-8 text can; remove it");
            }
        }

        return value;
    }

    internal static int Port(int port)
    {
        if (PortSyntax.IsNumber(port))
        {
            return port;
        }

        throw new PolicyException(RuleIds.PortOutOfRange, port == 0
            ? "Port 0 is not \"any port\"; use OnAnyPort()"
            : string.Format(CultureInfo.InvariantCulture, "Port {0} does not exist; ports go from 1 to 65535", port));
    }

    internal static string PortName(string name)
    {
        if (PortSyntax.NameProblem(name) is not { } problem)
        {
            return name;
        }

        var hint = name.Length > 0 && name.All(c => c is >= '0' and <= '9') ? $"; write the number {name} without quotes" : "";
        throw new PolicyException(RuleIds.PortNameInvalid, $"Port name '{name}' {problem}{hint}");
    }

    internal static PortRange PortRange(int first, int last)
    {
        if (Port(last) < Port(first))
        {
            throw new PolicyException(RuleIds.PortRangeEmpty, string.Format(
                CultureInfo.InvariantCulture, "Range {0}-{1} is empty, so it admits nothing; write {1}, {0}", first, last));
        }

        return new PortRange(first, last);
    }

    /// <summary>Reads a CIDR strictly, as API servers from 1.36 on do, and writes it canonically.</summary>
    internal static CidrBlock Cidr(string text)
    {
        if (CidrBlock.TryParse(text) is not { } cidr)
        {
            var host = CidrBlock.TryParse(text + (text.IndexOf(':') < 0 ? "/32" : "/128"));
            throw new PolicyException(RuleIds.CidrNotParseable, host is null
                ? $"'{text}' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'"
                : $"'{text}' is not a CIDR; did you mean '{host.Canonical}'?");
        }

        if (cidr.Notations == CidrNotations.None)
        {
            return cidr.Canonical;
        }

        var defect = cidr.Notations.HasFlag(CidrNotations.HostBits) ? "has bits beyond its prefix"
            : cidr.Notations.HasFlag(CidrNotations.LeadingZeros) ? "has leading zeros"
            : "is an IPv4 range written as IPv6";
        throw new PolicyException(
            RuleIds.CidrNotCanonical,
            $"'{text}' {defect} and servers from 1.36 reject it; write '{cidr.Canonical}'");
    }

    private static PolicyException Invalid(string noun, string value, string problem) =>
        new(RuleIds.NameOrLabelInvalid, $"{noun} '{value}' {problem}");
}
