using System.Collections.Generic;
using System.IO;

namespace NetPol.Sharp.Cli.Queries;

/// <summary>Answers for people: a line each, with the explanation where it is asked for or where something else was expected.</summary>
internal static class AnswerText
{
    internal static void Write(IEnumerable<Answer> answers, bool explain, TextWriter output)
    {
        foreach (var answer in answers)
        {
            if (answer.HasFailed)
            {
                output.WriteLine($"{(answer.Query.Span.IsKnown ? answer.Query.Span + ": " : "")}expected {(answer.Query.ExpectsAllowed == true ? "allow" : "deny")}:");
            }

            foreach (var line in explain || answer.HasFailed ? answer.Lines : answer.Summary)
            {
                output.WriteLine(line);
            }
        }
    }
}
