using NetPol.Sharp;
using static NetPol.Sharp.Dsl;

namespace Recipes;

[Recipe(14, "No cloud metadata",
    "Pods reach everything but the metadata addresses of clouds, which hand out the node's credentials: an exception is no denial, so " +
    "no other policy may allow these, and `AllNamespaces` is there because some plugins never match a pod by a CIDR.")]
public static class R14_DenyCloudMetadata
{
    [Policies]
    public static PolicySet Policies => InNamespace("recipe-14",
    [
        Allow.From(AllPods).To(AllNamespaces).OnAnyPort(),
        Allow.From(AllPods).To(Cidr("0.0.0.0/0").Except("169.254.169.254/32", "100.100.100.200/32")).OnAnyPort(),
        Allow.From(AllPods).To(Cidr("::/0").Except("fd00:ec2::254/128", "fd20:ce::254/128")).OnAnyPort(),
    ]);
}
