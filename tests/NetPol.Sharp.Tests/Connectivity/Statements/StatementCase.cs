namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A verdict that statements of the semantics fix.</summary>
/// <param name="Statements">The statements, as <c>17a 54</c>.</param>
/// <param name="Manifests">The cluster and its policies.</param>
/// <param name="Switches">Where the statement leaves a choice.</param>
/// <param name="From">A pod or an address.</param>
/// <param name="To">A pod or an address.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Port">The port at the destination.</param>
/// <param name="Family">IPv4 or IPv6.</param>
/// <param name="Expected">Whether the connection is allowed.</param>
internal sealed record StatementCase(
    string Statements, string Manifests, ReferenceSwitches Switches, string From, string To, string Protocol, int Port, string Family, bool Expected)
{
    public override string ToString() => $"[{Statements}] {From} > {To} : {Port}/{Protocol} {Family} must be {(Expected ? "allowed" : "denied")}";
}
