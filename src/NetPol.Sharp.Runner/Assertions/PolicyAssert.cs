using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Expectations about policies, for any test framework. A failed one throws <see cref="PolicyAssertException"/>, whose message says why.</summary>
public static class PolicyAssert
{
    /// <summary>A connection is allowed.</summary>
    /// <param name="connectivity">The cluster.</param>
    /// <param name="from">The end that connects: a pod or workload <c>namespace/name</c>, or an address.</param>
    /// <param name="to">The end that listens.</param>
    /// <param name="port">The port of the destination pod, a number or the name of one that it declares, and the protocol: <c>8080</c>, <c>53/UDP</c>, <c>http</c>.</param>
    /// <exception cref="PolicyAssertException">It is not, over some family that both ends have; the message is the explanation.</exception>
    /// <exception cref="ClusterException">There is no such end, or it has no traffic.</exception>
    public static void Allows(Connectivity connectivity, string from, string to, string port) =>
        ConnectionAssert.Expect(Verdict.Allowed, connectivity, connectivity.Find(from), connectivity.Find(to), port);

    /// <summary>A connection is denied.</summary>
    /// <inheritdoc cref="Allows(Connectivity, string, string, string)"/>
    /// <exception cref="PolicyAssertException">It is not, over some family that both ends have; the message is the explanation.</exception>
    public static void Blocks(Connectivity connectivity, string from, string to, string port) =>
        ConnectionAssert.Expect(Verdict.Denied, connectivity, connectivity.Find(from), connectivity.Find(to), port);

    /// <summary>A set of policies alone allows a connection between two pods.</summary>
    /// <param name="set">The set.</param>
    /// <param name="from">The pod that connects.</param>
    /// <param name="to">The pod that listens.</param>
    /// <param name="port">The port of the destination pod, a number or the name of one that it declares, and the protocol: <c>8080</c>, <c>53/UDP</c>, <c>http</c>.</param>
    /// <exception cref="PolicyAssertException">It does not; the message is the explanation.</exception>
    /// <exception cref="PolicyException">The set cannot be emitted.</exception>
    public static void Allows(PolicySet set, Pod from, Pod to, string port) => Expect(Verdict.Allowed, set, from, to, port);

    /// <summary>A set of policies alone denies a connection between two pods.</summary>
    /// <inheritdoc cref="Allows(PolicySet, Pod, Pod, string)"/>
    /// <exception cref="PolicyAssertException">It does not; the message is the explanation.</exception>
    public static void Blocks(PolicySet set, Pod from, Pod to, string port) => Expect(Verdict.Denied, set, from, to, port);

    /// <summary>The policies in a folder are those of a set: the committed YAML is the snapshot.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">The folder; a relative one is looked for beside the calling file, then beside the test assembly and above it.</param>
    /// <param name="file">The calling file; the compiler fills it in.</param>
    /// <exception cref="PolicyAssertException">They differ; the message is the difference.</exception>
    /// <exception cref="ClusterException">The folder does not exist or cannot be read.</exception>
    public static void MatchesFiles(PolicySet set, string folder, [CallerFilePath] string file = "") => SnapshotAssert.Matches(set, folder, file);

    private static void Expect(Verdict expected, PolicySet set, Pod from, Pod to, string port)
    {
        var connectivity = Connectivity.Of((from == to ? Cluster.Of(from) : Cluster.Of(from, to)).With(set));
        ConnectionAssert.Expect(expected, connectivity, connectivity.Find(from.ToString()), connectivity.Find(to.ToString()), port);
    }
}
