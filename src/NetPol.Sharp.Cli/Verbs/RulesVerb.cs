using System.CommandLine;
using NetPol.Sharp.Cli.Reports;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol rules</c>: the catalogue.</summary>
internal static class RulesVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var format = new Option<string>("--format") { Description = "How to print the catalogue", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "json");
        var verb = new Command("rules", "Print every rule there is") { format };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "json")
            {
                RuleReport.WriteJson(surroundings.Output);
            }
            else
            {
                RuleReport.WriteMarkdown(surroundings.Output);
            }

            return ExitCodes.Fine;
        });
        return verb;
    }
}
