using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A range of addresses, meant for those outside the cluster.</summary>
public sealed record CidrPeer : AtomicPeer
{
    internal CidrPeer(IPBlock block) => Block = block;

    /// <summary>The range and its exceptions: <c>ipBlock</c>.</summary>
    public IPBlock Block { get; private init; }

    /// <summary>The range without these parts of it. They are not denied: another statement may still allow them.</summary>
    /// <param name="cidr">A strict subset of the range.</param>
    /// <param name="more">More strict subsets.</param>
    /// <exception cref="PolicyException">Not a CIDR (NETPOL1001), not a canonical one (NETPOL1002), or no strict subset (NETPOL1003).</exception>
    public CidrPeer Except(string cidr, params string[] more) =>
        this with { Block = Block with { Except = EquatableArray.From(Block.Except.Concat(more.Prepend(cidr).Select(Part)).Distinct().OrderBy(part => part.High).ThenBy(part => part.Low).ThenBy(part => part.PrefixLength)) } };

    /// <summary>The range as the language writes it.</summary>
    public override string ToString() => Block.Except.Count == 0
        ? $"Cidr(\"{Block.Cidr}\")"
        : $"Cidr(\"{Block.Cidr}\").Except({string.Join(", ", Block.Except.Select(part => $"\"{part}\""))})";

    private CidrBlock Part(string cidr)
    {
        var part = Literal.Cidr(cidr);
        return Literal.ExceptProblem(Block.Cidr, part) is { } problem ? throw new PolicyException(RuleIds.ExceptNotInsideCidr, problem) : part;
    }
}
