using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Lab.Topology;

namespace NetPol.Sharp.Cli.Reports.Lab;

/// <summary>Who reaches whom, a row a source and a column a destination; columns are numbered like rows.</summary>
internal static class LabMatrix
{
    internal static void Write(IReadOnlyList<LabVerdict> verdicts, IReadOnlyList<LabEnd> ends, TextWriter output)
    {
        var cells = verdicts.GroupBy(verdict => (verdict.From.Name, verdict.To.Name)).ToDictionary(cell => cell.Key, Cell);
        var used = ends.Where(end => cells.Keys.Any(pair => pair.Item1 == end.Name || pair.Item2 == end.Name)).Select(end => end.Name).ToArray();
        var number = used.Length.ToString(CultureInfo.InvariantCulture).Length;
        var name = used.Select(end => end.Length).DefaultIfEmpty(0).Max();
        output.WriteLine("█ everything arrives   ▒ some of it   · nothing   (empty: not tried: one host, no pod, or no family in common)");
        output.WriteLine(new string(' ', number + 1 + name) + string.Concat(used.Select((_, index) => " " + Text(index).PadLeft(number))));
        foreach (var (index, from) in used.Index())
        {
            var row = string.Concat(used.Select(to => " " + cells.GetValueOrDefault((from, to), " ").PadLeft(number)));
            output.WriteLine($"{Text(index).PadLeft(number)} {from.PadRight(name)}{row}".TrimEnd());
        }

        output.WriteLine();
    }

    private static string Text(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Cell(IEnumerable<LabVerdict> verdicts) => verdicts.Select(verdict => verdict.IsAllowed).Distinct().ToArray() switch
    {
        [true] => "█",
        [false] => "·",
        _ => "▒",
    };
}
