using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using NetPol.Sharp.Tests.Reference;
using Recipes;
using Xunit;

namespace NetPol.Sharp.Tests.Recipes;

/// <summary>
/// What every recipe allows and denies, decided by the reference. An end is an address or a pod: <c>app=web</c> in the recipe's namespace,
/// <c>shop/app=web</c> in another one, <c>app=web http=8080</c> with a named TCP port.
/// </summary>
public sealed class RecipeMeaningTests
{
    private const bool Allowed = true, Denied = false;

    public static TheoryData<int, string, string, string, bool> Connections { get; } = new()
    {
        // Deny all to an app
        { 1, "app=api", "app=database", "TCP 5432", Denied },
        { 1, "app=database", "app=database", "TCP 5432", Denied },
        { 1, "203.0.113.5", "app=database", "TCP 5432", Denied },
        { 1, "app=database", "app=api", "TCP 8080", Allowed },
        { 1, "app=database", "203.0.113.5", "UDP 53", Allowed },
        { 1, "other/app=api", "app=api", "TCP 8080", Allowed },

        // Limit an app to one client
        { 2, "app=api", "app=database", "TCP 5432", Allowed },
        { 2, "app=api", "app=database", "TCP 5433", Denied },
        { 2, "app=api", "app=database", "UDP 5432", Denied },
        { 2, "app=web", "app=database", "TCP 5432", Denied },
        { 2, "other/app=api", "app=database", "TCP 5432", Denied },
        { 2, "app=api", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 2, "app=database", "app=api", "TCP 8080", Allowed },

        // Deny from other namespaces
        { 3, "app=api", "app=web", "TCP 80", Allowed },
        { 3, "app=api", "app=web", "UDP 9999", Allowed },
        { 3, "other/app=api", "app=web", "TCP 80", Denied },
        { 3, "203.0.113.5", "app=web", "TCP 80", Denied },
        { 3, "app=web", "other/app=api", "TCP 80", Allowed },
        { 3, "app=web", "203.0.113.5", "TCP 443", Allowed },

        // Allow from all namespaces
        { 4, "other/app=api", "app=registry", "TCP 5000", Allowed },
        { 4, "app=api", "app=registry", "TCP 5000", Allowed },
        { 4, "203.0.113.5", "app=registry", "TCP 5000", Denied },
        { 4, "other/app=api", "app=registry", "TCP 5001", Denied },
        { 4, "other/app=api", "app=web", "TCP 5000", Denied },
        { 4, "app=registry", "203.0.113.5", "TCP 443", Allowed },

        // Allow from one namespace
        { 5, "production/app=api", "app=web", "TCP 8080", Allowed },
        { 5, "production/app=api", "app=web", "TCP 80", Denied },
        { 5, "staging/app=api", "app=web", "TCP 8080", Denied },
        { 5, "app=api", "app=web", "TCP 8080", Denied },
        { 5, "203.0.113.5", "app=web", "TCP 8080", Denied },

        // Allow from some pods in another namespace
        { 6, "shop/app=checkout", "app=payment", "TCP 8443", Allowed },
        { 6, "shop/app=web", "app=payment", "TCP 8443", Denied },
        { 6, "other/app=checkout", "app=payment", "TCP 8443", Denied },
        { 6, "app=checkout", "app=payment", "TCP 8443", Denied },
        { 6, "shop/app=checkout", "app=payment", "TCP 443", Denied },

        // Allow external clients
        { 7, "203.0.113.5", "app=web", "TCP 8080", Allowed },
        { 7, "2001:db8::5", "app=web", "TCP 8080", Allowed },
        { 7, "other/app=api", "app=web", "TCP 8080", Allowed },
        { 7, "203.0.113.5", "app=web", "TCP 443", Denied },
        { 7, "203.0.113.5", "app=web", "UDP 8080", Denied },

        // Allow only to a port
        { 8, "app=web", "app=api", "TCP 8080", Allowed },
        { 8, "app=web", "app=api", "TCP 9000", Denied },
        { 8, "role=operator", "app=api", "TCP 9000", Allowed },
        { 8, "role=operator", "app=api", "TCP 8080", Allowed },
        { 8, "role=operator", "app=api", "TCP 9001", Denied },
        { 8, "other/role=operator", "app=api", "TCP 9000", Denied },
        { 8, "role=operator", "203.0.113.5", "TCP 443", Allowed },

        // Allow to a named port
        { 9, "gateway/app=gateway", "app=web http=8080", "TCP 8080", Allowed },
        { 9, "gateway/app=gateway", "app=web http=3000", "TCP 3000", Allowed },
        { 9, "gateway/app=gateway", "app=web http=3000", "TCP 8080", Denied },
        { 9, "gateway/app=gateway", "app=web http=8080", "UDP 8080", Denied },
        { 9, "gateway/app=gateway", "app=web", "TCP 8080", Denied },
        { 9, "other/app=gateway", "app=web http=8080", "TCP 8080", Denied },

        // Allow from several selectors
        { 10, "app=api", "app=redis,role=primary", "TCP 6379", Allowed },
        { 10, "app=worker", "app=redis,role=primary", "TCP 6379", Allowed },
        { 10, "tools/app=migration", "app=redis,role=primary", "TCP 6379", Allowed },
        { 10, "app=migration", "app=redis,role=primary", "TCP 6379", Denied },
        { 10, "tools/app=api", "app=redis,role=primary", "TCP 6379", Denied },
        { 10, "app=web", "app=redis,role=primary", "TCP 6379", Denied },
        { 10, "app=web", "app=redis,role=replica", "TCP 6379", Allowed },
        { 10, "app=api", "203.0.113.5", "TCP 443", Allowed },

        // Deny egress from an app
        { 11, "app=report", "app=database", "TCP 5432", Denied },
        { 11, "app=report", "kube-system/k8s-app=kube-dns", "UDP 53", Denied },
        { 11, "app=report", "203.0.113.5", "TCP 443", Denied },
        { 11, "app=web", "app=report", "TCP 8080", Allowed },
        { 11, "app=web", "app=database", "TCP 5432", Allowed },

        // Allow egress to DNS only
        { 12, "app=web", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 12, "app=web", "kube-system/k8s-app=kube-dns", "TCP 53", Allowed },
        { 12, "app=web", "kube-system/k8s-app=kube-dns", "TCP 9153", Denied },
        { 12, "app=web", "kube-system/k8s-app=metrics-server", "UDP 53", Denied },
        { 12, "app=web", "other/k8s-app=kube-dns", "UDP 53", Denied },
        { 12, "app=web", "8.8.8.8", "UDP 53", Denied },
        { 12, "other/app=api", "app=web", "TCP 80", Allowed },

        // Allow egress to one CIDR
        { 13, "app=billing", "203.0.113.5", "TCP 443", Allowed },
        { 13, "app=billing", "203.0.113.5", "TCP 80", Denied },
        { 13, "app=billing", "203.0.114.5", "TCP 443", Denied },
        { 13, "app=billing", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 13, "app=billing", "app=database", "TCP 5432", Denied },
        { 13, "app=web", "8.8.8.8", "TCP 443", Allowed },
        { 13, "app=web", "app=billing", "TCP 8080", Allowed },

        // No cloud metadata
        { 14, "app=web", "169.254.169.254", "TCP 80", Denied },
        { 14, "app=web", "100.100.100.200", "TCP 80", Denied },
        { 14, "app=web", "fd00:ec2::254", "TCP 80", Denied },
        { 14, "app=web", "fd20:ce::254", "TCP 80", Denied },
        { 14, "app=web", "169.254.20.10", "UDP 53", Allowed },
        { 14, "app=web", "10.0.0.10", "TCP 6443", Allowed },
        { 14, "app=web", "8.8.8.8", "TCP 443", Allowed },
        { 14, "app=web", "2606:4700::1111", "TCP 443", Allowed },
        { 14, "app=web", "other/app=api", "TCP 8080", Allowed },

        // Allow port ranges
        { 15, "clients/app=x", "app=ftp", "TCP 21", Allowed },
        { 15, "clients/app=x", "app=ftp", "TCP 30000", Allowed },
        { 15, "clients/app=x", "app=ftp", "TCP 30100", Allowed },
        { 15, "clients/app=x", "app=ftp", "TCP 29999", Denied },
        { 15, "clients/app=x", "app=ftp", "TCP 30101", Denied },
        { 15, "clients/app=x", "app=ftp", "UDP 30000", Denied },
        { 15, "app=x", "app=ftp", "TCP 21", Denied },

        // Allow UDP and SCTP
        { 16, "radio/app=x", "app=core", "SCTP 38412", Allowed },
        { 16, "radio/app=x", "app=core", "UDP 2152", Allowed },
        { 16, "radio/app=x", "app=core", "TCP 38412", Denied },
        { 16, "radio/app=x", "app=core", "UDP 38412", Denied },
        { 16, "radio/app=x", "app=core", "SCTP 2152", Denied },
        { 16, "other/app=x", "app=core", "UDP 2152", Denied },

        // Allow the ingress controller
        { 17, "ingress-nginx/app.kubernetes.io/name=ingress-nginx", "app=web", "TCP 8080", Allowed },
        { 17, "ingress-nginx/app.kubernetes.io/name=ingress-nginx", "app=web", "TCP 80", Denied },
        { 17, "ingress-nginx/app.kubernetes.io/name=ingress-nginx", "app=api", "TCP 8080", Denied },
        { 17, "ingress-nginx/app=other", "app=web", "TCP 8080", Denied },
        { 17, "203.0.113.5", "app=web", "TCP 8080", Denied },
        { 17, "app=web", "203.0.113.5", "TCP 443", Allowed },

        // Allow monitoring
        { 18, "monitoring/app.kubernetes.io/name=prometheus", "app=web metrics=9090", "TCP 9090", Allowed },
        { 18, "monitoring/app.kubernetes.io/name=prometheus", "app=api metrics=8081", "TCP 8081", Allowed },
        { 18, "monitoring/app.kubernetes.io/name=prometheus", "app=api metrics=8081", "TCP 9090", Denied },
        { 18, "monitoring/app.kubernetes.io/name=grafana", "app=web metrics=9090", "TCP 9090", Denied },
        { 18, "app=api", "app=web metrics=9090", "TCP 9090", Denied },
        { 18, "app=api", "app=web", "TCP 8080", Denied },

        // Allow the kube-apiserver
        { 19, "app=operator", "10.0.0.10", "TCP 6443", Allowed },
        { 19, "app=operator", "10.0.0.11", "TCP 6443", Allowed },
        { 19, "app=operator", "10.0.0.12", "TCP 6443", Denied },
        { 19, "app=operator", "10.96.0.1", "TCP 443", Denied },
        { 19, "app=operator", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 19, "app=web", "10.0.0.10", "TCP 6443", Denied },

        // Allow IPv6 and dual stack
        { 20, "198.51.100.7", "app=web", "TCP 8443", Allowed },
        { 20, "2001:db8:51::7", "app=web", "TCP 8443", Allowed },
        { 20, "198.51.101.7", "app=web", "TCP 8443", Denied },
        { 20, "2001:db8:52::7", "app=web", "TCP 8443", Denied },
        { 20, "2001:db8:51::7", "app=web", "TCP 443", Denied },
        { 20, "app=api", "app=web", "TCP 8443", Denied },

        // Isolate a namespace
        { 21, "app=api", "app=web", "TCP 80", Allowed },
        { 21, "app=api", "app=web", "SCTP 1", Allowed },
        { 21, "app=api", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 21, "other/app=api", "app=web", "TCP 80", Denied },
        { 21, "app=web", "other/app=api", "TCP 80", Denied },
        { 21, "203.0.113.5", "app=web", "TCP 80", Denied },
        { 21, "app=web", "203.0.113.5", "TCP 443", Denied },

        // Deny egress from the cluster
        { 22, "app=web", "app=api", "TCP 80", Allowed },
        { 22, "app=web", "other/app=api", "UDP 9999", Allowed },
        { 22, "app=web", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 22, "app=web", "8.8.8.8", "TCP 443", Denied },
        { 22, "app=web", "10.0.0.10", "TCP 6443", Denied },
        { 22, "203.0.113.5", "app=web", "TCP 80", Allowed },

        // Allow an admission webhook
        { 23, "10.0.0.10", "app=webhook", "TCP 9443", Allowed },
        { 23, "10.0.0.10", "app=webhook", "TCP 443", Denied },
        { 23, "10.0.0.16", "app=webhook", "TCP 9443", Denied },
        { 23, "app=web", "app=webhook", "TCP 9443", Denied },
        { 23, "app=webhook", "10.0.0.10", "TCP 6443", Allowed },

        // Allow a DNS cache on the node
        { 24, "app=web", "169.254.20.10", "UDP 53", Allowed },
        { 24, "app=web", "169.254.20.10", "TCP 53", Allowed },
        { 24, "app=web", "169.254.20.10", "TCP 8080", Denied },
        { 24, "app=web", "kube-system/k8s-app=kube-dns", "UDP 53", Allowed },
        { 24, "app=web", "8.8.8.8", "UDP 53", Denied },
        { 24, "app=web", "app=api", "TCP 80", Denied },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public void Connection_IsAllowedOrDenied(int recipe, string source, string destination, string port, bool expected)
    {
        var home = $"recipe-{recipe:00}";
        var reference = new BruteForce(Cookbook.All[recipe - 1].Policies.ToYaml());
        var (protocol, number) = port.Split(' ') is [var before, var after] ? (before, after) : throw new FormatException(port);
        Assert.Equal(
            expected,
            reference.Allowed(End(source, home, 1), End(destination, home, 2), protocol, int.Parse(number, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void EveryRecipe_AllowsSomethingAndDeniesSomething()
    {
        var seen = Connections.Select(row => ((int)row[0], (bool)row[4])).ToHashSet();
        Assert.All(Cookbook.All, recipe => Assert.True(seen.Contains((recipe.Number, Allowed)) && seen.Contains((recipe.Number, Denied)), recipe.Title));
    }

    private static Endpoint End(string text, string home, int number)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new Endpoint { Name = text, Address = address };
        }

        // A label's key may hold a slash, too; the namespace's is the one before the first dot or equals sign.
        var slash = text.AsSpan(0, text.AsSpan().IndexOfAny('.', '=')).IndexOf('/');
        var ns = slash < 0 ? home : text[..slash];
        var words = text[(slash + 1)..].Split(' ');
        return new Endpoint
        {
            Name = text,
            Namespace = ns,
            Labels = new Dictionary<string, string>(words[0].Split(',').Select(Pair), StringComparer.Ordinal),
            NamespaceLabels = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/metadata.name"] = ns },
            Address = IPAddress.Parse($"10.244.0.{number}"),
            NamedPorts = [.. words.Skip(1).Select(Pair).Select(named => (named.Key, "TCP", int.Parse(named.Value, CultureInfo.InvariantCulture)))],
        };
    }

    private static KeyValuePair<string, string> Pair(string text) =>
        text.Split('=') is [var key, var value] ? new(key, value) : throw new FormatException(text);
}
