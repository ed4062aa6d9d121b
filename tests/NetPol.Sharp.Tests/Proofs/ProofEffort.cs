using System;
using System.Globalization;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>How much the properties try: NETPOL_ASSERTIONS is for all of them.</summary>
internal static class ProofEffort
{
    /// <summary>A number of cases: <paramref name="usual"/> in every run, one for so many of NETPOL_ASSERTIONS where it is set.</summary>
    internal static int Of(int usual, int assertionsEach) =>
        int.TryParse(Environment.GetEnvironmentVariable("NETPOL_ASSERTIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number / assertionsEach) : usual;
}
