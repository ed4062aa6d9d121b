namespace NetPol.Sharp.Model;

/// <summary>A transport protocol: <c>ports[].protocol</c>.</summary>
public enum Protocol
{
    /// <summary>TCP, also when <c>protocol</c> is absent.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>SCTP.</summary>
    Sctp,
}
