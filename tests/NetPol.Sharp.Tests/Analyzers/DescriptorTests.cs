using System.Linq;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>The compiler knows the rules under the same ids, titles, categories and severities as the catalogue.</summary>
public sealed class DescriptorTests
{
    [Fact]
    public void Descriptors_AreThoseOfTheCatalogue() => Assert.Equal(
        RuleCatalog.All.Select(rule => $"{rule.Id} {rule.Title} {rule.Category} {rule.Severity}"),
        Descriptors.All.Select(descriptor => $"{descriptor.Id} {descriptor.Title} {descriptor.Category} {descriptor.DefaultSeverity}"));
}
