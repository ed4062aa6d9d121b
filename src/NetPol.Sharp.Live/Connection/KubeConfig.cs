using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace NetPol.Sharp.Live;

/// <summary>Where a cluster is and who asks: a file of kubectl's.</summary>
/// <param name="Source">The file as messages name it.</param>
/// <param name="Client">What KubernetesClient makes of it.</param>
internal sealed record KubeConfig(string Source, KubernetesClientConfiguration Client)
{
    private const string Variable = "KUBECONFIG";

    /// <summary>Reads the configuration.</summary>
    /// <param name="path">The file; <c>null</c> for those of $KUBECONFIG, or ~/.kube/config.</param>
    /// <param name="context">The context; <c>null</c> for the current one of the file.</param>
    /// <exception cref="LiveException">There is no such file or context, or it is no configuration.</exception>
    internal static KubeConfig Read(string? path, string? context)
    {
        var files = Files(path);
        var source = string.Join(Path.PathSeparator, files.Select(file => file.ToString()));
        if (Array.Find(files, file => !file.Exists) is { } missing)
        {
            throw new LiveException(path is null
                ? $"there is no kubeconfig at '{missing}'; name one with --kubeconfig, or in ${Variable}"
                : $"'{missing}' does not exist; --kubeconfig needs the file that kubectl uses");
        }

        try
        {
            var merged = Merged(files);
            Check(merged, context);
            var config = KubernetesClientConfiguration.BuildConfigFromConfigObject(merged, context);
            // Every request has its own time.
            config.HttpClientTimeout = Timeout.InfiniteTimeSpan;
            return new KubeConfig(source, config);
        }
        catch (Exception exception) when (exception is KubeConfigException or YamlException or IOException or UnauthorizedAccessException or CryptographicException or FormatException or UriFormatException or InvalidOperationException or NullReferenceException)
        {
            throw new LiveException($"'{source}' cannot be used as a kubeconfig{(context is null ? "" : $" with context '{context}'")}: {Sentence(exception)}");
        }
    }

    // Like kubectl, which leaves those of several files out that are not there.
    private static FileInfo[] Files(string? path)
    {
        if (path is not null)
        {
            return [new FileInfo(path)];
        }

        FileInfo[] named = [.. (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(file => new FileInfo(file))];
        FileInfo[] present = [.. named.Where(file => file.Exists)];
        return present.Length > 0 ? present : named.Length > 0 ? named : [new FileInfo(KubernetesClientConfiguration.KubeConfigDefaultLocation)];
    }

    // Of two things with one name the first counts, as for kubectl.
    private static K8SConfiguration Merged(FileInfo[] files)
    {
        K8SConfiguration[] all = [.. files.Select(file => KubernetesClientConfiguration.LoadKubeConfig(file))];
        var first = all[0];
        first.CurrentContext = Array.Find(all, config => !string.IsNullOrEmpty(config.CurrentContext))?.CurrentContext;
        first.Clusters = [.. all.SelectMany(config => config.Clusters ?? []).DistinctBy(cluster => cluster.Name)];
        first.Contexts = [.. all.SelectMany(config => config.Contexts ?? []).DistinctBy(context => context.Name)];
        first.Users = [.. all.SelectMany(config => config.Users ?? []).DistinctBy(user => user.Name)];
        return first;
    }

    // What the library says of a wrong name is hard to understand.
    private static void Check(K8SConfiguration config, string? context)
    {
        var name = context ?? config.CurrentContext;
        if (string.IsNullOrEmpty(name))
        {
            throw new KubeConfigException("it has no current context; choose one with --context");
        }

        var details = (config.Contexts.FirstOrDefault(other => other.Name == name)
            ?? throw new KubeConfigException($"there is no context '{name}' in it, only {string.Join(", ", config.Contexts.Select(other => $"'{other.Name}'"))}")).ContextDetails;
        if (config.Clusters.All(cluster => cluster.Name != details?.Cluster))
        {
            throw new KubeConfigException($"there is no cluster '{details?.Cluster}' in it, which context '{name}' names");
        }

        if (config.Users.All(user => user.Name != details?.User))
        {
            throw new KubeConfigException($"there is no user '{details?.User}' in it, whom context '{name}' names");
        }
    }

    private static string Sentence(Exception exception) => exception switch
    {
        // A library that trips over a file has nothing to say about it.
        NullReferenceException => "it is no kubeconfig",
        YamlException yaml => string.Create(CultureInfo.InvariantCulture, $"it is no kubeconfig, or no YAML (line {yaml.Start.Line})"),
        _ when exception.Message.Contains("external exec", StringComparison.Ordinal) => "the program that is to give credentials (user.exec) "
            + (exception.Message.Contains("deserialization", StringComparison.Ordinal) ? "gives none; run it by hand to see why" : "fails: " + FirstLine(exception)),
        _ => FirstLine(exception),
    };

    private static string FirstLine(Exception exception) => Model.Message.OneLine(exception.GetBaseException().Message.Split('\n')[0]).TrimEnd('.', '\r');
}
