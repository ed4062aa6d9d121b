using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Checks literals by the API server's rules and throws the <see cref="PolicyException"/> of the rule they break.</summary>
internal static class Literal
{
    /// <summary>The value, which C# lets be null although its type says otherwise.</summary>
    internal static T NotNull<T>(T? value, string what)
        where T : class =>
        value ?? throw new PolicyException(
            RuleIds.ValueMissing,
            $"{what} is null; if it comes from a static field, that field is used before its initializer has run: move it up, or make it a property");

    internal static string PolicyName(string name) =>
        NameSyntax.SubdomainProblem(NotNull(name, "The name of a policy")) is { } problem ? throw Invalid("Policy name", name, problem) : name;

    internal static string PodName(string name) =>
        NameSyntax.SubdomainProblem(NotNull(name, "The name of a pod")) is { } problem ? throw Invalid("Pod name", name, problem) : name;

    internal static NamespaceName Namespace(string name) =>
        NameSyntax.LabelProblem(NotNull(name, "The name of a namespace")) is { } problem ? throw Invalid("Namespace name", name, problem) : NamespaceName.Of(name);

    internal static string LabelKey(string key) =>
        LabelSyntax.KeyProblem(NotNull(key, "The key of a label")) is { } problem ? throw Invalid("Label key", key, problem) : key;

    internal static string LabelValue(string value) =>
        LabelSyntax.ValueProblem(NotNull(value, "The value of a label")) is { } problem ? throw Invalid("Label value", value, problem) : value;

    internal static string AnnotationKey(string key) =>
        AnnotationSyntax.KeyProblem(NotNull(key, "The key of an annotation")) is { } problem ? throw Invalid("Annotation key", key, problem) : key;

    internal static string AnnotationValue(string value) =>
        AnnotationValueProblem(NotNull(value, "The value of an annotation")) is { } problem ? throw new PolicyException(RuleIds.NameOrLabelInvalid, problem) : value;

    /// <summary>Why a text cannot be the value of an annotation, as a sentence, or <c>null</c>.</summary>
    internal static string? AnnotationValueProblem(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return "An annotation holds half of a surrogate pair, which no UTF-8 text can; remove it";
            }
        }

        return null;
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

    internal static string PortName(string name) =>
        PortNameProblem(NotNull(name, "The name of a port")) is { } problem ? throw new PolicyException(RuleIds.PortNameInvalid, problem) : name;

    /// <summary>What is wrong with a port name, as a sentence, or <c>null</c>.</summary>
    internal static string? PortNameProblem(string name)
    {
        if (PortSyntax.NameProblem(name) is not { } problem)
        {
            return null;
        }

        var hint = name.Length > 0 && name.All(c => c is >= '0' and <= '9') ? $"; write the number {name} without quotes" : "";
        return $"Port name '{name}' {problem}{hint}";
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
        if (CidrProblem(NotNull(text, "A CIDR")) is { } problem)
        {
            throw new PolicyException(RuleIds.CidrNotParseable, problem);
        }

        var cidr = CidrBlock.TryParse(text)!;
        return NotationProblem(cidr) is { } notation ? throw new PolicyException(RuleIds.CidrNotCanonical, notation) : cidr.Canonical;
    }

    /// <summary>Why a text is no CIDR, as a sentence, or <c>null</c>.</summary>
    internal static string? CidrProblem(string text)
    {
        if (CidrBlock.TryParse(text) is not null)
        {
            return null;
        }

        var host = CidrBlock.TryParse(text + (text.IndexOf(':') < 0 ? "/32" : "/128"));
        return host is null
            ? $"'{text}' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'"
            : $"'{text}' is not a CIDR; did you mean '{host.Canonical}'?";
    }

    /// <summary>Why API servers from 1.36 on reject the way a CIDR is written, as a sentence, or <c>null</c>.</summary>
    internal static string? NotationProblem(CidrBlock cidr)
    {
        if (cidr.Notations == CidrNotations.None)
        {
            return null;
        }

        var defect = cidr.Notations.HasFlag(CidrNotations.HostBits) ? "has bits beyond its prefix"
            : cidr.Notations.HasFlag(CidrNotations.LeadingZeros) ? "has leading zeros"
            : "is an IPv4 range written as IPv6";
        return $"'{cidr}' {defect} and servers from 1.36 reject it; write '{cidr.Canonical}'";
    }

    /// <summary>Why a range cannot be excepted from another one, as a sentence, or <c>null</c>.</summary>
    internal static string? ExceptProblem(CidrBlock cidr, CidrBlock except)
    {
        if (cidr.Accepts(except))
        {
            return null;
        }

        var defect = cidr.Contains(except) ? "is all of" : except.Contains(cidr) ? "is wider than" : "is outside";
        return $"'{except}' {defect} '{cidr}'; the API server rejects it; take out only a part of the range";
    }

    private static PolicyException Invalid(string noun, string value, string problem) =>
        new(RuleIds.NameOrLabelInvalid, $"{noun} '{value}' {problem}");
}
