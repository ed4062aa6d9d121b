using System;

namespace NetPol.Sharp;

/// <summary>
/// Marks a static property or parameterless static method that returns a <see cref="PolicySet"/> as an entry point:
/// tools that look for policies without running the program judge and emit it, together with every other entry point of the same
/// <see cref="Cluster"/>. A program passes its sets to <c>PolicyProgram.Run</c> itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class PoliciesAttribute : Attribute
{
    /// <summary>The cluster that the policies go to; allows of one cluster add up. Entry points that name none share one world.</summary>
    public string Cluster { get; init; } = "";
}
