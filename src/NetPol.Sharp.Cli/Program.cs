using System;
using System.IO;
using NetPol.Sharp.Cli;

using var output = new StreamWriter(Console.OpenStandardOutput(), NetPol.Sharp.Utf8.WithoutMark, bufferSize: 1 << 16) { NewLine = "\n" };
return CommandLine.Run(args, new Surroundings(Console.OpenStandardInput(), output, Console.Error)
{
    // https://no-color.org
    Colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    ShowsProgress = !Console.IsErrorRedirected,
});
