using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CsCheck;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Properties;

/// <summary>Emission is a function of the statements alone.</summary>
public sealed class EmissionProperties
{
    [Fact]
    public void OrderOfStatements_LeavesNoTrace() => RandomSets.Valid
        .SelectMany(set => Gen.Shuffle(set.ToArray()).Select(shuffled => (Set: set, Shuffled: PolicySet.Create(shuffled))))
        .Sample(pair => Assert.Equal(pair.Set.ToYaml(), pair.Shuffled.ToYaml()), iter: 2000);

    [Fact]
    public void RepeatedStatements_LeaveNoTrace() => RandomSets.Valid
        .Sample(set => Assert.Equal(set.ToYaml(), PolicySet.Create([.. set, .. set]).ToYaml()), iter: 1000);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Culture_LeavesNoTrace(string name) => RandomSets.Valid.Sample(
        set =>
        {
            var expected = set.ToYaml();
            var culture = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, set.ToYaml());
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        },
        iter: 300);

    [Fact]
    public void FileNames_SortAsTheObjectsDo() => RandomSets.Valid.Sample(
        set =>
        {
            var names = PolicyWorld.Of(set).Emitted.Select(policy => new PolicyFile("program", "set", policy, []).Name).ToArray();
            Assert.Equal(names.OrderBy(name => name, StringComparer.Ordinal), names);
        },
        iter: 1000);

    [Fact]
    public void Objects_ComeAsDnsAllowsDefaultDeny_ThenByNamespaceAndName() => RandomSets.Valid.Sample(
        set =>
        {
            var policies = set.ToNetworkPolicies();
            Assert.Equal(policies.OrderBy(Group).ThenBy(policy => policy.Metadata.Namespace.Text, StringComparer.Ordinal).ThenBy(policy => policy.Metadata.Name, StringComparer.Ordinal), policies);
            Assert.Equal(policies.Count, policies.Select(policy => policy.ToString()).Distinct().Count());
        },
        iter: 1000);

    [Fact]
    public async Task EveryStream_IsReadAlikeByPyYamlAndYamlDotNet()
    {
        // One process reads many sets: a stream of streams is a stream.
        var yaml = new StringBuilder();
        RandomSets.Valid.Array[200].Sample(
            sets => yaml.AppendJoin("---\n", sets.Select(set => set.ToYaml()).Where(text => text.Length > 0)), iter: 1);
        Assert.True(JsonNode.DeepEquals(await YamlReaders.PyYaml(yaml.ToString()), YamlReaders.YamlDotNet(yaml.ToString())));
    }

    private static int Group(NetworkPolicy policy) => policy.Metadata.Name switch
    {
        _ when policy.Metadata.Name.StartsWith("allow-dns", StringComparison.Ordinal) => 0,
        _ when policy.Metadata.Name.StartsWith("default-deny", StringComparison.Ordinal) => 2,
        _ => 1,
    };
}
