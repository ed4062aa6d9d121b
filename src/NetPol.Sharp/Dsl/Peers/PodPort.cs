namespace NetPol.Sharp;

/// <summary>Pods and ports that they listen on; as the end of a sentence it needs no further words.</summary>
public sealed record PodPort
{
    internal PodPort(PodPeer pods, PortSet ports)
    {
        Pods = (PodPeer)pods.Plain;
        Ports = ports;
    }

    /// <summary>The pods.</summary>
    public PodPeer Pods { get; }

    /// <summary>Their ports.</summary>
    public PortSet Ports { get; }
}
