namespace NetPol.Sharp.Model;

/// <summary>An address family. Families never mix: <c>0.0.0.0/0</c> holds no IPv6 address.</summary>
public enum IPFamily
{
    /// <summary>IPv4, 32 bits.</summary>
    IPv4,

    /// <summary>IPv6, 128 bits.</summary>
    IPv6,
}
