using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Protocols and ports, as a set: what is allowed between two ends.</summary>
public sealed class ConnectionSet : IEquatable<ConnectionSet>
{
    // The three protocols lie behind each other on one line of numbers: protocol * 65536 + port. Pairs of first and last, sorted, apart.
    private const int Width = 65536;

    private static readonly Protocol[] s_protocols = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];

    private readonly int[] _bounds;

    private ConnectionSet(int[] bounds) => _bounds = bounds;

    /// <summary>Nothing.</summary>
    public static ConnectionSet Empty { get; } = new([]);

    /// <summary>Every port of every protocol.</summary>
    public static ConnectionSet All { get; } =
        new([.. s_protocols.SelectMany(protocol => new[] { Point(protocol, 1), Point(protocol, PortSyntax.Max) })]);

    /// <summary>Whether there is no port at all.</summary>
    public bool IsEmpty => _bounds.Length == 0;

    /// <summary>Whether it is every port of every protocol.</summary>
    public bool IsAll => Equals(All);

    internal ReadOnlySpan<int> Bounds => _bounds;

    /// <summary>The ports of a protocol, as ranges that are sorted and apart.</summary>
    /// <param name="protocol">The protocol.</param>
    public IEnumerable<PortRange> Ports(Protocol protocol)
    {
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (_bounds[i] / Width == (int)protocol)
            {
                yield return new PortRange(_bounds[i] % Width, _bounds[i + 1] % Width);
            }
        }
    }

    /// <summary>Whether a port is in the set.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The port, 1 to 65535.</param>
    public bool Contains(Protocol protocol, int port) => PortSyntax.IsNumber(port) && Contains(_bounds, Point(protocol, port));

    /// <summary>What is in this set or in the other one.</summary>
    /// <param name="other">The other set.</param>
    public ConnectionSet Union(ConnectionSet other) => Combine(other, (left, right) => left || right);

    /// <summary>What is in both sets.</summary>
    /// <param name="other">The other set.</param>
    public ConnectionSet Intersect(ConnectionSet other) => Combine(other, (left, right) => left && right);

    /// <summary>What is in this set and not in the other one.</summary>
    /// <param name="other">The other set.</param>
    public ConnectionSet Except(ConnectionSet other) => Combine(other, (left, right) => left && !right);

    /// <inheritdoc/>
    public bool Equals(ConnectionSet? other) => other is not null && _bounds.AsSpan().SequenceEqual(other._bounds);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConnectionSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var bound in _bounds)
        {
            hash = unchecked((hash * 31) + bound);
        }

        return hash;
    }

    /// <summary>The set for people: <c>TCP 80,8000-8010; UDP 53</c>, <c>all TCP</c>, <c>all</c> or <c>nothing</c>.</summary>
    public override string ToString()
    {
        if (IsEmpty || IsAll)
        {
            return IsEmpty ? "nothing" : "all";
        }

        var text = new StringBuilder();
        foreach (var protocol in s_protocols)
        {
            var ranges = Ports(protocol).ToArray();
            if (ranges.Length > 0)
            {
                text.Append(text.Length > 0 ? "; " : "").Append(ranges is [{ First: 1, Last: PortSyntax.Max }]
                    ? "all " + protocol.ApiName()
                    : protocol.ApiName() + " " + string.Join(",", ranges.Select(range => range.First == range.Last ? range.First.ToString(CultureInfo.InvariantCulture) : range.ToString())));
            }
        }

        return text.ToString();
    }

    internal static int Point(Protocol protocol, int port) => ((int)protocol * Width) + port;

    internal static (Protocol Protocol, int Port) Split(int point) => ((Protocol)(point / Width), point % Width);

    /// <summary>A set of pairs of first and last point in any order; they may overlap but not span protocols.</summary>
    internal static ConnectionSet Of(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        var bounds = new List<int>();
        foreach (var (first, last) in ranges)
        {
            // Port 0 keeps the protocols apart, so that neighbours are always of one protocol.
            if (bounds.Count > 0 && first <= bounds[^1] + 1)
            {
                bounds[^1] = Math.Max(bounds[^1], last);
            }
            else
            {
                bounds.Add(first);
                bounds.Add(last);
            }
        }

        return new ConnectionSet([.. bounds]);
    }

    /// <summary>Every port of one protocol.</summary>
    internal static ConnectionSet AllOf(Protocol protocol) => new([Point(protocol, 1), Point(protocol, PortSyntax.Max)]);

    internal static ConnectionSet Of(ReadOnlySpan<int> bounds) => new(bounds.ToArray());

    internal static bool Contains(ReadOnlySpan<int> bounds, int point)
    {
        for (var i = 0; i < bounds.Length; i += 2)
        {
            if (point <= bounds[i + 1])
            {
                return point >= bounds[i];
            }
        }

        return false;
    }

    private ConnectionSet Combine(ConnectionSet other, Func<bool, bool, bool> keep)
    {
        if (ReferenceEquals(this, other))
        {
            return keep(true, true) ? this : Empty;
        }

        // Every bound is where one of the two begins, or the point behind its end.
        var bounds = new List<int>();
        var (left, right, isIn) = (0, 0, false);
        while (left < _bounds.Length || right < other._bounds.Length)
        {
            var at = Math.Min(Edge(_bounds, left), Edge(other._bounds, right));
            left += Edge(_bounds, left) == at ? 1 : 0;
            right += Edge(other._bounds, right) == at ? 1 : 0;
            var isInNow = keep(left % 2 == 1, right % 2 == 1);
            if (isInNow != isIn)
            {
                bounds.Add(isInNow ? at : at - 1);
                isIn = isInNow;
            }
        }

        return bounds.Count == 0 ? Empty : new ConnectionSet([.. bounds]);

        static int Edge(int[] bounds, int index) => index >= bounds.Length ? int.MaxValue : bounds[index] + (index % 2);
    }
}
