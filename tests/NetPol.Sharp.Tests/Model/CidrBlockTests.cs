using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Model;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", CidrNotations.None)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", CidrNotations.None)]
    [InlineData("255.255.255.255/32", "255.255.255.255/32", CidrNotations.None)]
    [InlineData("10.0.0.1/8", "10.0.0.0/8", CidrNotations.HostBits)]
    [InlineData("010.0.0.0/8", "10.0.0.0/8", CidrNotations.LeadingZeros)]
    [InlineData("10.0.0.0/08", "10.0.0.0/8", CidrNotations.LeadingZeros)]
    [InlineData("::/0", "::/0", CidrNotations.None)]
    [InlineData("2001:DB8::/32", "2001:db8::/32", CidrNotations.None)]
    [InlineData("2001:db8:0:0:1:0:0:1/128", "2001:db8::1:0:0:1/128", CidrNotations.None)]
    [InlineData("2001:db8:0:1:1:1:1:1/128", "2001:db8:0:1:1:1:1:1/128", CidrNotations.None)]
    [InlineData("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128", CidrNotations.None)]
    [InlineData("fe80::1/64", "fe80::/64", CidrNotations.HostBits)]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8", CidrNotations.IPv4Mapped)]
    [InlineData("64:ff9b::1.2.3.4/128", "64:ff9b::102:304/128", CidrNotations.None)]
    [InlineData("1::/16", "1::/16", CidrNotations.None)]
    [InlineData("::1/128", "::1/128", CidrNotations.None)]
    public void ReadableText_HasACanonicalForm(string text, string canonical, CidrNotations notations)
    {
        var block = CidrBlock.TryParse(text);
        Assert.NotNull(block);
        Assert.Equal(text, block.Text);
        Assert.Equal(canonical, block.Canonical.Text);
        Assert.Equal(notations, block.Notations);
        Assert.Equal(block.Canonical, CidrBlock.TryParse(canonical));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.256/32")]
    [InlineData("10.0.0.0x/8")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("10.0.0.0 /8")]
    [InlineData("fe80::%eth0/64")]
    [InlineData("::/129")]
    [InlineData("1:2:3:4:5:6:7/128")]
    [InlineData("1:2:3:4:5:6:7:8:9/128")]
    [InlineData("1:2:3:4::5:6:7:8/128")]
    [InlineData("1::2::3/128")]
    [InlineData("12345::/16")]
    [InlineData("g::/16")]
    [InlineData(":1/128")]
    [InlineData("1:/128")]
    [InlineData("::1.2.3/128")]
    [InlineData("1.2.3.4::/64")]
    public void OtherText_IsNoCidr(string text) => Assert.Null(CidrBlock.TryParse(text));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "0.0.0.0/0", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0/16", false)]
    [InlineData("0.0.0.0/0", "::/128", false)]
    [InlineData("::/0", "2001:db8::/32", true)]
    [InlineData("2001:db8::/64", "2001:db8::1/128", true)]
    [InlineData("2001:db8::/64", "2001:db8:0:1::/72", false)]
    public void ContainsStrictly_NeedsASmallerRangeOfTheSameFamily(string outer, string inner, bool expected) =>
        Assert.Equal(expected, CidrBlock.TryParse(outer)!.ContainsStrictly(CidrBlock.TryParse(inner)!));
}
