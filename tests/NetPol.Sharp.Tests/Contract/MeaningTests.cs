using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Reference;
using Xunit;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>What emitted text means, decided by a reference that shares no code with the library, against a record of what was said.</summary>
public sealed class MeaningTests
{
    private const int Iterations = 200;

    [Fact]
    public void RandomSet_AllowsWhatItSays() =>
        Gen.Int.Sample(seed => Check(new Scenario(seed), VerdictDifference), iter: Iterations);

    [Fact]
    public void RandomUnnamedSet_AllowsWhatItSaysWhereItIsApplied() =>
        Gen.Int.Sample(seed => Check(new Scenario(seed, unnamed: true), VerdictDifference), iter: Iterations);

    [Fact]
    public void DefaultDenyEverywhereManaged_AllowsIffAStatementSaysSo() =>
        Gen.Int.Sample(seed => Check(new Scenario(seed, plainEnds: true), IffDifference), iter: Iterations);

    [Fact]
    public void RandomSet_LeavesBystandersAlone() =>
        Gen.Int.Sample(seed => Check(new Scenario(seed, unnamed: seed % 4 == 0), BystanderDifference), iter: Iterations);

    [Fact]
    public void RandomSet_IsAcceptedByTheServer() =>
        Gen.Int.Sample(
            seed => Check(new Scenario(seed, unnamed: seed % 4 == 0), (_, _, yaml) => ServerCheck.Problems(yaml) is [var first, ..] ? first : null),
            iter: Iterations);

    [Fact]
    public void OrderOfStatements_ChangesNoObject() =>
        Gen.Int.Sample(
            seed => Check(new Scenario(seed, unnamed: seed % 4 == 0), (_, records, yaml) =>
                Scenario.SetOf(records.Reverse()).ToYaml() == yaml ? null : "reversed statements give other text:\n" + Scenario.SetOf(records.Reverse()).ToYaml()),
            iter: Iterations);

    [Fact]
    public void StatementsSaidTwice_ChangeNothing() =>
        Gen.Int.Sample(
            seed => Check(new Scenario(seed, unnamed: seed % 4 == 0), (_, records, yaml) =>
                DuplicateDifference(records, yaml)),
            iter: Iterations);

    [Theory]
    [InlineData("app: a\n", "app: b\n")]
    [InlineData("port: 80\n", "port: 81\n")]
    [InlineData("- Ingress\n", "- Egress\n")]
    [InlineData("operator: NotIn", "operator: In")]
    [InlineData("kubernetes.io/metadata.name: m1", "kubernetes.io/metadata.name: m2")]
    [InlineData("protocol: TCP", "protocol: UDP")]
    [InlineData("except:\n        - 10.1.2.0/24\n", "except:\n")]
    [InlineData("podSelector: {}", "podSelector: {matchLabels: {app: c}}")]
    public void ChangedText_IsNoticed(string text, string change) =>
        // The checks above are worth something only when a wrong emission makes them fail.
        Assert.Contains(Enumerable.Range(0, 300), seed =>
        {
            var scenario = new Scenario(seed);
            var yaml = Scenario.SetOf(scenario.Records).ToYaml();
            return yaml.Contains(text, StringComparison.Ordinal)
                && VerdictDifference(scenario, scenario.Records, yaml.Replace(text, change, StringComparison.Ordinal)) is not null;
        });

    // A Policy stands for one object, so that saying it twice is an error (rule 4 lets rules drop, not objects).
    private static string? DuplicateDifference(IReadOnlyList<StatementRecord> records, string yaml)
    {
        var again = Scenario.SetOf(records).Where(statement => statement is not PolicyObjectStatement);
        PolicySet twice = [.. Scenario.SetOf(records), .. again];
        return twice.ToYaml() == yaml ? null : "duplicates give other text:\n" + twice.ToYaml();
    }

    // Every pair, every port: egress of the source as said, and ingress of the destination as said.
    private static string? VerdictDifference(Scenario scenario, IReadOnlyList<StatementRecord> records, string yaml)
    {
        var reference = new BruteForce(yaml, Scenario.Applied);
        foreach (var (source, destination) in Pairs(scenario))
        {
            foreach (var probe in Probe.All)
            {
                var expected = Side("Egress", source) && Side("Ingress", destination);
                if (expected != reference.Allowed(source, destination, probe.Protocol, probe.Port))
                {
                    return $"{source} -> {destination} {probe}: the statements say {(expected ? "allow" : "deny")}";
                }

                bool Side(string direction, Endpoint self) =>
                    !SaidIsolated(scenario, records, self, direction)
                    || records.Any(record => record.Touches(self, direction, scenario.Managed) && record.Says(source, destination, probe));
            }
        }

        return null;
    }

    private static string? IffDifference(Scenario scenario, IReadOnlyList<StatementRecord> records, string yaml)
    {
        if (scenario.Managed.Any(ns => !records.Any(record => record.Denies.Contains((ns, "Ingress")))))
        {
            return null;
        }

        var reference = new BruteForce(yaml, Scenario.Applied);
        foreach (var (source, destination) in Pairs(scenario))
        {
            var isJudged = (source.Namespace is { } from && scenario.Managed.Contains(from)) || (destination.Namespace is { } to && scenario.Managed.Contains(to));
            foreach (var probe in isJudged ? Probe.All : [])
            {
                var expected = records.Any(record => record.Says(source, destination, probe));
                if (expected != reference.Allowed(source, destination, probe.Protocol, probe.Port))
                {
                    return $"{source} -> {destination} {probe}: {(expected ? "a statement says so" : "no statement says so")}";
                }
            }
        }

        return null;
    }

    private static string? BystanderDifference(Scenario scenario, IReadOnlyList<StatementRecord> records, string yaml)
    {
        var reference = new BruteForce(yaml, Scenario.Applied);
        var foreign = scenario.Endpoints.Where(end => end.Namespace is null || !scenario.Managed.Contains(end.Namespace)).ToArray();
        foreach (var source in foreign)
        {
            foreach (var destination in foreign)
            {
                if (Array.Find(Probe.All, probe => !reference.Allowed(source, destination, probe.Protocol, probe.Port)) is { } cut)
                {
                    return $"{source} -> {destination} {cut} is cut, and both are foreign";
                }
            }
        }

        foreach (var pod in scenario.Endpoints)
        {
            foreach (var direction in (string[])["Ingress", "Egress"])
            {
                if (reference.Isolated(pod, direction) != SaidIsolated(scenario, records, pod, direction))
                {
                    return $"{pod} is {(reference.Isolated(pod, direction) ? "isolated" : "open")} for {direction}, and the statements say otherwise";
                }
            }
        }

        return null;
    }

    private static bool SaidIsolated(Scenario scenario, IReadOnlyList<StatementRecord> records, Endpoint self, string direction) =>
        self.Namespace is { } ns
        && records.Any(record => record.Denies.Contains((ns, direction)) || record.Touches(self, direction, scenario.Managed));

    private static IEnumerable<(Endpoint Source, Endpoint Destination)> Pairs(Scenario scenario) =>
        from source in scenario.Endpoints from destination in scenario.Endpoints where source != destination select (source, destination);

    // A failing set is cut down to the statements that matter.
    private static void Check(Scenario scenario, Func<Scenario, IReadOnlyList<StatementRecord>, string, string?> difference)
    {
        var records = scenario.Records;
        if (Difference(records) is not { } found)
        {
            return;
        }

        for (var index = records.Count - 1; index >= 0; index--)
        {
            StatementRecord[] fewer = [.. records.Take(index), .. records.Skip(index + 1)];
            if (KeepsManaged(fewer) && Difference(fewer) is { } still)
            {
                (records, found) = (fewer, still);
            }
        }

        Assert.Fail($"{found}\n{Scenario.Describe(records)}\nmanaged: {string.Join(' ', scenario.Managed)}\n{Text(records)}");

        bool KeepsManaged(StatementRecord[] fewer) => scenario.Managed.All(ns => fewer.Any(record =>
            record.Binding == ns || record.Denies.Any(deny => deny.Namespace == ns) || record.Text == $"Namespace({ns}).Managed()"));

        string? Difference(IReadOnlyList<StatementRecord> some)
        {
            try
            {
                return difference(scenario, some, Scenario.SetOf(some).ToYaml());
            }
            catch (PolicyException exception)
            {
                return exception.RuleId + " " + exception.Message;
            }
        }

        static string Text(IReadOnlyList<StatementRecord> some)
        {
            try
            {
                return Scenario.SetOf(some).ToYaml();
            }
            catch (PolicyException)
            {
                return "";
            }
        }
    }
}
