using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using Xunit;

namespace NetPol.Sharp.Tests.Platforms;

public sealed class PlatformCatalogTests
{
    /// <summary>The support matrix by hand: ingress, egress, namespaceSelector, ipBlock, except, endPort, SCTP, named port, IPv6, dual stack, host network, cluster policies; y, n, p (partly) or ?.</summary>
    private static readonly (string Name, string Support)[] s_matrix =
    [
        ("calico", "yyyyyyyyyynp"), ("canal", "yyyyyyyyyynp"), ("cilium", "yyypyypyyynp"), ("cilium@1.16", "yyypynppyynp"), ("antrea", "yyyyyyyyyynp"), ("kube-router", "yyyyyyppyynn"), ("weave-net", "yyypyn?nnnnn"),
        ("flannel", "nnnnnnnnnnnn"), ("kindnet", "yyyyyyyyyynn"), ("kube-network-policies", "yyyyyyyyyynp"), ("aws-vpc-cni", "yyyyyyyppnnp"), ("azure-npm", "yyyyyyyynnnn"), ("azure-npm-windows", "yyypn?nnnnnn"),
        ("azure-cni-cilium", "yyypyy?y??n?"), ("gke-dataplane-v2", "yyypy?????n?"), ("ovn-kubernetes", "yyyyyyynyypp"), ("romana", "yn??nnn?nnnn"),
    ];

    [Fact]
    public void Platforms_HaveTheNamesOfDoctor() => Assert.Equal(
        ["calico", "canal", "cilium", "antrea", "kube-router", "weave-net", "flannel", "kindnet", "kube-network-policies", "aws-vpc-cni", "azure-npm", "azure-npm-windows", "azure-cni-cilium", "gke-dataplane-v2", "ovn-kubernetes", "romana"],
        PlatformCatalog.Names);

    [Fact]
    public void Support_IsTheMatrix() => Assert.Equal(
        s_matrix.Select(row => $"{row.Name} {row.Support}"),
        s_matrix.Select(row => $"{row.Name} {string.Concat(Enum.GetValues<PlatformFeature>().Take(12).Select(feature => PlatformCatalog.Find(row.Name).Of(feature).Support).Select(support => support switch { FeatureSupport.Yes => 'y', FeatureSupport.No => 'n', FeatureSupport.Partly => 'p', _ => '?' }))}"));

    [Fact]
    public void EveryPlatform_SaysWhereItIsFrom() => Assert.All(PlatformCatalog.All, platform =>
    {
        Assert.NotEqual("", platform.Source);
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", platform.AsOf);
        Assert.Equal(platform.Capabilities.Count, platform.Capabilities.Select(capability => capability.Feature).Distinct().Count());
        Assert.True(platform.Enforces || platform.Enforcement.Length > 0);
        Assert.Equal(platform.Enforces, platform.Options.EnforcesIngress);
        Assert.All(platform.Notes, note => Assert.EndsWith(".", note, StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("calico", null)]
    [InlineData("calico@3.30", "3.30")]
    [InlineData("calico@v3.30.2", "3.30.2")]
    [InlineData("calico@3.30.2-rc1", "3.30.2")]
    [InlineData("calico@3", "3.0")]
    [InlineData("Calico@3.30", "3.30")]
    public void Name_MayHaveAVersion(string text, string? version) => Assert.Equal(version, PlatformCatalog.Find(text).Version?.ToString());

    [Theory]
    [InlineData("calicoo", "'calicoo' is no platform that is known; did you mean 'calico'? Otherwise write one of calico, canal, ")]
    [InlineData("nothing", "'nothing' is no platform that is known; write one of calico, canal, ")]
    [InlineData("weave", "'weave' is no platform that is known; did you mean 'weave-net'?")]
    [InlineData("calico@", "'' is no version of a platform")]
    [InlineData("", "'' is no platform")]
    [InlineData("calico@latest", "'latest' is no version of a platform; write one like '1.17', or leave it out for the newest known one")]
    [InlineData("calico@1.2.3.4", "'1.2.3.4' is no version")]
    [InlineData("calico@-1", "'-1' is no version")]
    public void WhatIsNone_IsOneSentence(string text, string message)
    {
        var exception = Assert.Throws<PolicyException>(() => PlatformCatalog.Find(text));
        Assert.Equal(RuleIds.PlatformNotDeclared, exception.RuleId);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Declaration_OfAClusterCountsBeforeTheOneOfAll()
    {
        var declarations = new PlatformDeclarations([new PlatformAttribute("calico"), new PlatformAttribute("cilium", "1.16") { Cluster = "prod", Dns = DnsVariant.NodeLocal, PodCidrs = "10.0.0.0/8, fd00::/8" }]);
        Assert.Equal("calico", declarations.For("")!.Name);
        Assert.Equal("calico", declarations.For("staging")!.Name);
        Assert.Equal(("cilium@1.16", DnsVariant.NodeLocal, 2), (declarations.For("prod")!.ToString(), declarations.For("prod")!.Dns, declarations.For("prod")!.PodCidrs.Count));
        Assert.Null(PlatformDeclarations.None.For("prod"));
    }

    [Fact]
    public void TwoDeclarations_OfOneClusterAreAnError()
    {
        var declarations = new PlatformDeclarations([new PlatformAttribute("calico"), new PlatformAttribute("cilium")]);
        Assert.Equal("'calico' and 'cilium' are both declared as the platform of every cluster; leave one of them, or give each its Cluster", Assert.Throws<PolicyException>(() => declarations.For("prod")).Message);
        Assert.Equal("'10.1' is not a CIDR; write one like '10.244.0.0/16'", Assert.Throws<PolicyException>(() => PlatformDeclarations.Of(new PlatformAttribute("calico") { NodeCidrs = "10.1" })).Message);
    }
}
