using System.Net;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>One end of a connection: an address, and the pod that holds it, if one does.</summary>
internal sealed record ReferenceEnd(ReferencePod? Pod, IPAddress Address);
