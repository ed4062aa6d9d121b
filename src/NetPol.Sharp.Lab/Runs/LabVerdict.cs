using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Runs;

/// <summary>What packets say about one connection.</summary>
internal sealed record LabVerdict(LabEnd From, LabEnd To, Protocol Protocol, int Port, IPFamily Family)
{
    /// <summary>What became of the packets.</summary>
    internal Outcome Outcome { get; init; }

    /// <summary>Whether the connection works.</summary>
    internal bool IsAllowed => Outcome == Outcome.Arrived;

    /// <summary>Whether packets say anything. What is denied is refused, so one that is lost says nothing, as one that does not arrive without rules.</summary>
    internal bool IsMeasured => Outcome is Outcome.Arrived or Outcome.Refused;
}
