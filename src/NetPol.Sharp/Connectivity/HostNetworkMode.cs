namespace NetPol.Sharp;

/// <summary>What pods on the host network are to policies. The API allows both.</summary>
public enum HostNetworkMode
{
    /// <summary>They are their node: no selector matches them, and no policy isolates them. What most plugins do.</summary>
    Ignore,

    /// <summary>They are pods like all others.</summary>
    AsPod,
}
