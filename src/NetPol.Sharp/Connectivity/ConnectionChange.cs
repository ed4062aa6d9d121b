using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>What has become possible between two ends, and what no longer is.</summary>
/// <param name="From">The end that connects, as <see cref="Connection.From"/>.</param>
/// <param name="To">The end that listens, as <see cref="Connection.To"/>.</param>
/// <param name="Gained">What was not allowed before and is now.</param>
/// <param name="Lost">What was allowed before and is not any more.</param>
/// <param name="Family">The address family, where it makes a difference.</param>
public sealed record ConnectionChange(string From, string To, ConnectionSet Gained, ConnectionSet Lost, IPFamily? Family);
