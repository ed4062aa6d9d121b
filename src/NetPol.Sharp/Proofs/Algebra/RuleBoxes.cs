using System.Collections.Generic;

namespace NetPol.Sharp.Algebra;

/// <summary>A rule and what it admits. Two of them are equal only if they are one: rules may be written twice.</summary>
internal sealed class RuleBoxes(RuleReference rule, int ns, Box subject, IReadOnlyList<Admission> toPods, IReadOnlyList<Admission> toOutside)
{
    /// <summary>The rule.</summary>
    internal RuleReference Rule { get; } = rule;

    /// <summary>The atom of the policy's namespace.</summary>
    internal int Namespace { get; } = ns;

    /// <summary>The pods that the policy selects.</summary>
    internal Box Subject { get; } = subject;

    /// <summary>What it admits where the other end is a pod.</summary>
    internal IReadOnlyList<Admission> ToPods { get; } = toPods;

    /// <summary>What it admits where the other end is no pod.</summary>
    internal IReadOnlyList<Admission> ToOutside { get; } = toOutside;
}
