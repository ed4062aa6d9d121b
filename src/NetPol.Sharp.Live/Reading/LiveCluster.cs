using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetPol.Sharp.Manifests;

namespace NetPol.Sharp.Live;

/// <summary>A cluster that runs. Reading it needs the verbs get and list, and no secret is ever read.</summary>
internal sealed class LiveCluster : IDisposable
{
    private LiveCluster(ApiConnection connection) => Connection = connection;

    /// <summary>How long one answer may take, unless somebody says otherwise.</summary>
    internal static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    internal ApiConnection Connection { get; }

    public void Dispose() => Connection.Dispose();

    /// <summary>Gets ready to ask a cluster; nothing is asked yet.</summary>
    /// <param name="kubeconfig">The kubeconfig; <c>null</c> for $KUBECONFIG or ~/.kube/config.</param>
    /// <param name="context">The context; <c>null</c> for the current one.</param>
    /// <param name="timeout">How long one answer may take; <c>null</c> for the default.</param>
    /// <exception cref="LiveException">There is no such kubeconfig or context.</exception>
    internal static LiveCluster Open(string? kubeconfig, string? context, TimeSpan? timeout = null) =>
        new(new ApiConnection(KubeConfig.Read(kubeconfig, context), timeout ?? DefaultTimeout));

    /// <summary>Reads everything that verbs look at.</summary>
    /// <param name="progress">Is told of every kind.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LiveException">The cluster does not answer.</exception>
    internal Task<LiveReading> ReadAsync(IReadingProgress? progress, CancellationToken cancellation) => ReadAsync(ResourceKinds.All, progress, cancellation);

    /// <summary>Reads some kinds.</summary>
    internal async Task<LiveReading> ReadAsync(IReadOnlyList<ResourceKind> kinds, IReadingProgress? progress, CancellationToken cancellation)
    {
        progress?.Expect(kinds.Count);
        var served = await ServedApis.ReadAsync(Connection, cancellation).ConfigureAwait(false);
        var reader = new ResourceReader(Connection);
        var objects = new List<LiveObject>();
        var unreadable = new Dictionary<ResourceKind, string>();
        foreach (var kind in kinds)
        {
            try
            {
                if (served.Have(kind))
                {
                    objects.AddRange(await reader.ReadAsync(kind, cancellation).ConfigureAwait(false));
                }
            }
            catch (UnreadableException exception)
            {
                unreadable.Add(kind, exception.Message);
            }

            progress?.Step();
        }

        return new LiveReading(objects, unreadable);
    }
}
