using Xunit;

namespace NetPol.Sharp.Tests.Package;

/// <summary>Tests that share the packed package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageFeed : ICollectionFixture<PackedPackage>
{
    internal const string Name = "Package";
}
