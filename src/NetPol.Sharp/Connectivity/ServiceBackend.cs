using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One end that a Service forwards to, and whether it is reached.</summary>
/// <param name="To">The end.</param>
/// <param name="Port">The port on it; 0 when the Service's <c>targetPort</c> names one that it does not declare.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Explanation">Why; <c>null</c> where policies are not what decides.</param>
/// <param name="Remark">What else there is to say, one sentence; empty when nothing.</param>
public sealed record ServiceBackend(ConnectionEnd To, int Port, Verdict Verdict, Explanation? Explanation, string Remark)
{
    /// <summary>The backend and the verdict, one line.</summary>
    public string Summary => string.Format(
        CultureInfo.InvariantCulture, "{0}{1}: {2}{3}", To, Port == 0 ? "" : " " + Port.ToString(CultureInfo.InvariantCulture), VerdictWords.Of(Verdict), Remark.Length == 0 ? "" : ", " + Remark);
}
