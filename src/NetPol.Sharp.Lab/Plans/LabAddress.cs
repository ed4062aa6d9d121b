namespace NetPol.Sharp.Lab.Plans;

/// <summary>An address that a host of the lab has.</summary>
/// <param name="Host">The host's place in the plan.</param>
/// <param name="Text">The address.</param>
internal sealed record LabAddress(int Host, string Text)
{
    internal bool IsIPv6 => Text.Contains(':', System.StringComparison.Ordinal);
}
