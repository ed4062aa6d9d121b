namespace NetPol.Sharp;

/// <summary>The address families that a cluster uses.</summary>
public enum IPFamilies
{
    /// <summary>IPv4 and IPv6.</summary>
    Dual,

    /// <summary>IPv4 alone.</summary>
    V4,

    /// <summary>IPv6 alone.</summary>
    V6,
}
