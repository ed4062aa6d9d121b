using System;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

public sealed class GoodLiteralTests
{
    [Theory]
    [InlineData("app=web", "{matchLabels:{app:web}}")]
    [InlineData("app==web", "{matchLabels:{app:web}}")]
    [InlineData("  app  =  web  ", "{matchLabels:{app:web}}")]
    [InlineData("app=web,tier=x", "{matchLabels:{app:web,tier:x}}")]
    [InlineData("app=web,tier in (a,b)", "{matchExpressions:[{key:tier,operator:In,values:[a,b]}],matchLabels:{app:web}}")]
    [InlineData("role notin (x)", "{matchExpressions:[{key:role,operator:NotIn,values:[x]}]}")]
    [InlineData("legacy", "{matchExpressions:[{key:legacy,operator:Exists}]}")]
    [InlineData("!old", "{matchExpressions:[{key:old,operator:DoesNotExist}]}")]
    [InlineData("! old", "{matchExpressions:[{key:old,operator:DoesNotExist}]}")]
    [InlineData("env!=prod", "{matchExpressions:[{key:env,operator:NotIn,values:[prod]}]}")]
    [InlineData("x=", "{matchLabels:{x:}}")]
    [InlineData("x=,y=z", "{matchLabels:{x:,y:z}}")]
    [InlineData("x!=", "{matchExpressions:[{key:x,operator:NotIn,values:[]}]}")]
    [InlineData("x in (a,)", "{matchExpressions:[{key:x,operator:In,values:[,a]}]}")]
    [InlineData("x in (,a)", "{matchExpressions:[{key:x,operator:In,values:[,a]}]}")]
    [InlineData("x in (a,a)", "{matchExpressions:[{key:x,operator:In,values:[a]}]}")]
    [InlineData("x\tin\n(a)", "{matchExpressions:[{key:x,operator:In,values:[a]}]}")]
    [InlineData("x in(a)", "{matchExpressions:[{key:x,operator:In,values:[a]}]}")]
    [InlineData("x in ( a , b )", "{matchExpressions:[{key:x,operator:In,values:[a,b]}]}")]
    [InlineData("in in (in)", "{matchExpressions:[{key:in,operator:In,values:[in]}]}")]
    [InlineData("notin", "{matchExpressions:[{key:notin,operator:Exists}]}")]
    [InlineData("in=notin", "{matchLabels:{in:notin}}")]
    [InlineData("!in", "{matchExpressions:[{key:in,operator:DoesNotExist}]}")]
    [InlineData("inner=x", "{matchLabels:{inner:x}}")]
    [InlineData("a.b-c/D_e.f=G_h.i-J", "{matchLabels:{a.b-c/D_e.f:G_h.i-J}}")]
    [InlineData("0.1.2.domain/99 notin (10.10.100.1, tick.tack.clock)", "{matchExpressions:[{key:0.1.2.domain/99,operator:NotIn,values:[10.10.100.1,tick.tack.clock]}]}")]
    [InlineData("x,!x", "{matchExpressions:[{key:x,operator:DoesNotExist},{key:x,operator:Exists}]}")]
    public void Selector_MeansWhatKubectlReads(string selector, string podSelector)
    {
        PolicySet set = [Policy("p").Selecting(selector).DenyIngress()];
        Assert.Equal(podSelector, Emitted.Of(set).Subject("p"));
    }

    [Fact]
    public void TwoValuesForOneKey_BothStand()
    {
        // a=1,a=2 can match nothing; losing either would open the policy to pods that are not meant.
        PolicySet set = [Policy("p").Selecting("a=1,a=2,a=1").DenyIngress()];
        var subject = Emitted.Of(set).Subject("p");
        Assert.Contains("1", subject, StringComparison.Ordinal);
        Assert.Contains("2", subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.1/32")]
    [InlineData("0.0.0.0/1")]
    [InlineData("255.255.255.255/32")]
    [InlineData("::/0")]
    [InlineData("2001:DB8::/32")]
    [InlineData("2001:0db8:0000::/48")]
    [InlineData("2001:db8::1/128")]
    [InlineData("1:2:3:4:5:6:7:8/128")]
    [InlineData("1:2:3:4:5:6:7::/112")]
    [InlineData("::2:3:4:5:6:7:8/128")]
    [InlineData("64:ff9b::1.2.3.4/128")]
    [InlineData("fe80::/10")]
    [InlineData("::fffe:a00:0/128")]
    public void Cidr_IsAcceptedAndKeepsItsRange(string cidr)
    {
        PolicySet set = [Policy("p").Selecting("app=a").AllowEgress(to: Cidr(cidr), on: Port.Any)];
        Assert.StartsWith("[{to:[{ipBlock:{cidr:", Emitted.Of(set).Egress("p"), StringComparison.Ordinal);
    }

    [Fact]
    public void Excepts_Accumulate()
    {
        var narrow = Cidr("10.0.0.0/8").Except("10.1.0.0/16", "10.1.2.0/24");
        PolicySet set =
        [
            Policy("p").Selecting("app=a").AllowEgress(to: narrow.Except("10.9.0.0/16"), on: Port.Any),
            Policy("q").Selecting("app=a").AllowEgress(to: narrow, on: Port.Any),
        ];
        var emitted = Emitted.Of(set);
        Assert.Equal("[{to:[{ipBlock:{cidr:10.0.0.0/8,except:[10.1.0.0/16,10.1.2.0/24,10.9.0.0/16]}}]}]", emitted.Egress("p"));
        Assert.Equal("[{to:[{ipBlock:{cidr:10.0.0.0/8,except:[10.1.0.0/16,10.1.2.0/24]}}]}]", emitted.Egress("q"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1a")]
    [InlineData("a1")]
    [InlineData("http")]
    [InlineData("8080-tcp")]
    [InlineData("abcdefghijklmno")]
    [InlineData("1-a-2")]
    public void PortName_StaysAsWritten(string name)
    {
        PolicySet set = [Policy("p").Selecting("app=a").AllowIngress(from: Anywhere, on: Port.Tcp(name))];
        Assert.Equal("[{ports:[{port:" + name + ",protocol:TCP}]}]", Emitted.Of(set).Ingress("p"));
    }

    [Theory]
    [InlineData(1, 65535)]
    [InlineData(30000, 32767)]
    [InlineData(65534, 65535)]
    public void PortRange_IncludesBothEnds(int first, int last)
    {
        PolicySet set = [Policy("p").Selecting("app=a").AllowIngress(from: Anywhere, on: Port.UdpRange(first, last))];
        Assert.Equal($"[{{ports:[{{endPort:{last},port:{first},protocol:UDP}}]}}]", Emitted.Of(set).Ingress("p"));
    }

    [Fact]
    public void RangeOfOnePort_IsValid()
    {
        PolicySet set = [Policy("p").Selecting("app=a").AllowIngress(from: Anywhere, on: Port.TcpRange(80, 80))];
        Assert.Contains("port:80", Emitted.Of(set).Ingress("p"), StringComparison.Ordinal);
    }

    [Fact]
    public void AnnotationKeyWithUpperCasePrefix_IsAcceptedAsTheServerDoes()
    {
        // V-06: the server lower-cases annotation keys before it checks them.
        PolicySet set = [DefaultDeny.All.WithAnnotation("Example.COM/Owner", "me")];
        Assert.Equal("me", Emitted.Of(set).Annotation("default-deny-all", "Example.COM/Owner"));
    }

    [Fact]
    public void OnePortForm_IsOneToOneWithTheApi()
    {
        PolicySet set = [Policy("backend-allow-frontend").Selecting("app=backend").AllowIngress(from: Pods("app=frontend"), on: Port.Tcp(8080))];
        var emitted = Emitted.Of(set);
        Assert.Equal(
            "{ingress:[{from:[{podSelector:{matchLabels:{app:frontend}}}],ports:[{port:8080,protocol:TCP}]}],podSelector:{matchLabels:{app:backend}},policyTypes:[Ingress]}",
            emitted.Part("backend-allow-frontend", "spec"));
    }
}
