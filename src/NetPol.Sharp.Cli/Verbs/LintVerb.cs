using System;
using System.CommandLine;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol lint PATH…</c>: the rules on YAML.</summary>
internal static class LintVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var paths = PathArgument.Create();
        var format = new Option<string>("--format") { Description = "How to print the findings", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var failOn = new Option<string>("--fail-on") { Description = "The least severity that makes the exit code 1", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("error", "warning", "info");
        var enable = new Option<string[]>("--enable") { Description = "Rules that are off by default, by id, or 'all'", AllowMultipleArgumentsPerToken = true };
        enable.AcceptOnlyFromAmong([LintOptions.EveryRule, .. RuleCatalog.All.Where(rule => !rule.IsOnByDefault).Select(rule => rule.Id)]);
        var baseline = new BaselineOption();
        var ns = new NamespaceOption().Option;
        var strict = StrictCidrOption.Create();
        var platform = new PlatformOption();
        var verb = new Command("lint", "Judge NetworkPolicies as the API server does, and by the rules of the catalogue") { paths, format, failOn, enable, ns, strict };
        platform.AddTo(verb);
        baseline.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var options = new LintOptions { StrictCidr = parsed.GetValue(strict), DefaultNamespace = parsed.GetValue(ns)!, Enabled = [.. parsed.GetValue(enable) ?? []], Platform = platform.Read(parsed) };
            var known = baseline.Read(parsed);
            var result = known.Apply(ProgressBar.Over(
                surroundings, progress => Linter.Lint(ManifestFiles.Read(parsed.GetValue(paths)!, surroundings.Input, progress), options)), parsed.GetValue(paths)!);
            Print(parsed.GetValue(format)!, result, surroundings);
            surroundings.Output.Flush();
            if (!known.Updates)
            {
                surroundings.Error.WriteLine(LintSummary.Of(result));
            }

            SnapshotGaps.Say(parsed.GetValue(paths)!, surroundings.Error);
            known.Say(surroundings.Error);
            var least = Enum.Parse<Severity>(parsed.GetValue(failOn)!, ignoreCase: true);
            return result.Findings.Any(finding => finding.Severity >= least) ? ExitCodes.Different : ExitCodes.Fine;
        });
        return verb;
    }

    private static void Print(string format, LintResult result, Surroundings surroundings)
    {
        var output = surroundings.Output;
        switch (format)
        {
            case "json":
                JsonReport.Write(result, output);
                break;
            case "sarif":
                SarifReport.Write(result, output);
                break;
            case "github":
                GitHubReport.Write(result, output);
                break;
            case "text" when surroundings.Colours:
                TextReport.WriteColoured(result, output);
                break;
            default:
                TextReport.Write(result, output);
                break;
        }
    }
}
