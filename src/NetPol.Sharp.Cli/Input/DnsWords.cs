using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Cli.Input;

/// <summary>Where pods ask for names, as the command line calls it.</summary>
internal static class DnsWords
{
    private static readonly (string Word, DnsVariant Variant)[] s_words =
        [("kube-dns", DnsVariant.KubeDns), ("openshift", DnsVariant.OpenShift), ("node-local", DnsVariant.NodeLocal), ("cloud-dns", DnsVariant.CloudDns)];

    internal static string[] All { get; } = [.. s_words.Select(entry => entry.Word)];

    internal static DnsVariant Read(string word) => Array.Find(s_words, entry => entry.Word == word).Variant;

    /// <summary>The word of a variant; <c>null</c> for one that is not known.</summary>
    internal static string? Of(DnsVariant variant) => s_words.Where(entry => entry.Variant == variant).Select(entry => entry.Word).FirstOrDefault();
}
