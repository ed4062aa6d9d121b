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

    /// <summary>
    /// Whether the compiler writes the YAML of the set as a constant, byte for byte what <c>ToYaml()</c> gives: for <c>Shop.Policies</c> it is <c>CompiledYaml.Shop.Policies</c>, in the namespace of
    /// <c>Shop</c>. The property <c>NetPolEmitYaml</c> of a project turns it on for all of its entry points.
    /// </summary>
    public bool EmitYaml { get; init; }
}
