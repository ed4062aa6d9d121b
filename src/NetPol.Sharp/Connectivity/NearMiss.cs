using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A rule, or a policy as a whole, that would admit a connection if one or two things were different.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">The rule; <c>null</c> when the policy has none of that direction.</param>
/// <param name="Reason">What it lacks: one clause.</param>
/// <param name="Distance">How many things would have to be different.</param>
public sealed record NearMiss(NetworkPolicy Policy, RuleReference? Rule, string Reason, int Distance)
{
    /// <summary>The near miss for people.</summary>
    public override string ToString() => $"{Rule?.ToString() ?? Policy.ToString()}: {Reason}";
}
