using System.Collections.Generic;

namespace NetPol.Sharp.Algebra;

/// <summary>A rule and what it admits.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Namespace">The atom of the policy's namespace.</param>
/// <param name="Subject">The pods that the policy selects.</param>
/// <param name="ToPods">What it admits where the other end is a pod.</param>
/// <param name="ToOutside">What it admits where the other end is no pod.</param>
internal sealed record RuleBoxes(RuleReference Rule, int Namespace, Box Subject, IReadOnlyList<Admission> ToPods, IReadOnlyList<Admission> ToOutside);
