using System;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>Packets do what the API's text says, and the engine says so too.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenarios.All.Select(scenario => scenario.Name)];

    [LabTheory]
    [MemberData(nameof(Names))]
    public void Packets_DoWhatTheTextSays(string name)
    {
        var scenario = Array.Find(Scenarios.All, scenario => scenario.Name == name)!;
        var policies = scenario.Policies.Length == 0 ? "" : "\n---\n" + string.Join("\n---\n", scenario.Policies.Split("\n---\n").Select(policy => "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, " + policy.Trim()[1..]));
        var run = LabUnderTest.Run(Scenarios.Pods + policies);
        foreach (var expected in scenario.Expected)
        {
            var words = expected.Replace(": ", " ", StringComparison.Ordinal).Split(' ');
            var family = words.Contains("IPv6") ? IPFamily.IPv6 : IPFamily.IPv4;
            var verdict = Assert.Single(run.Verdicts, verdict => verdict.From.Name == words[0] && verdict.To.Name == words[2] && verdict.Family == family
                && verdict.Protocol.ToString().Equals(words[3], StringComparison.OrdinalIgnoreCase) && verdict.Port == int.Parse(words[4], CultureInfo.InvariantCulture));
            Assert.True(verdict.IsAllowed == (words[^1] == "yes"), $"{expected}\n{run.Ruleset}");
        }

        Assert.Empty(run.Differences(Sharp.Connectivity.Of(run.Topology.Cluster)));
    }
}
