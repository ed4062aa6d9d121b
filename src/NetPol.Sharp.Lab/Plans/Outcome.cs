namespace NetPol.Sharp.Lab.Plans;

/// <summary>What became of a probe.</summary>
internal enum Outcome
{
    /// <summary>It arrived, and its answer came back.</summary>
    Arrived,

    /// <summary>It was refused: by a reset or an ICMP error.</summary>
    Refused,

    /// <summary>Nothing came back, after several attempts.</summary>
    Lost,

    /// <summary>It does not arrive without rules either, so it says nothing about them.</summary>
    Unreachable,
}
