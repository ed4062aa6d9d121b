using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Random programs evaluate to what they emit. 300 in every run, NETPOL_PROGRAMS=2000 for more.</summary>
public sealed class RandomProgramTests
{
    private const int ProgramsInAFile = 20;

    private static readonly int s_programs = int.Parse(Environment.GetEnvironmentVariable("NETPOL_PROGRAMS") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public void RandomPrograms_EvaluateToWhatTheyEmit()
    {
        for (var file = 0; file < s_programs / ProgramsInAFile; file++)
        {
            var programs = Enumerable.Range(0, ProgramsInAFile).Select(number => new ProgramGenerator(new Random((file * ProgramsInAFile) + number)).Program((file * ProgramsInAFile) + number));
            InterpreterTests.SameAsRun(SourceProgram.Of(ProgramGenerator.Shared + string.Concat(programs)));
        }
    }
}
