using System;
using System.Globalization;
using System.IO;
using System.Text;
using k8s;
using NetPol.Sharp.Cli;
using YamlDotNet.Core;

namespace NetPol.Sharp.Benchmarks;

/// <summary>The programs that <see cref="WholeProcess"/> measures. Each is what its user would write, in a process of its own.</summary>
internal static class Child
{
    internal static int Run(string[] args) => args switch
    {
        ["hello"] => Hello(),
        ["netpol-build", var policies] => Build(Number(policies)),
        ["netpol-emit", var policies] => Emit(Number(policies)),
        ["netpol", var policies] => PolicyProgram.Run([], NetPolWorkload.Set(Number(policies))),
        ["kubernetesclient", var policies] => KubernetesClient(Number(policies)),
        ["lint", var folder] => Lint(folder),
        ["parse", var folder] => Parse(folder),
        ["connections", var folder] => Connections(folder),
        ["parse-and-write", var folder, var file] => ParseAndWrite(folder, file),
        _ => 2,
    };

    private static int Hello()
    {
        Console.WriteLine("hello");
        return 0;
    }

    private static int Build(int policies)
    {
        Console.WriteLine(NetPolWorkload.Set(policies).Count);
        return 0;
    }

    private static int Emit(int policies)
    {
        Console.WriteLine(NetPolWorkload.Set(policies).ToNetworkPolicies().Count);
        return 0;
    }

    private static int KubernetesClient(int policies)
    {
        // Console.Out flushes every line; a fair opponent buffers.
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var policy in KubernetesClientWorkload.Policies(policies))
        {
            output.Write("---\n");
            output.Write(KubernetesYaml.Serialize(policy));
            output.Write('\n');
        }

        return 0;
    }

    private static int Lint(string folder)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        return Cli.CommandLine.Run(["lint", folder], new Surroundings(Stream.Null, output, Console.Error));
    }

    private static int Connections(string folder)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        return Cli.CommandLine.Run(["connections", folder, "--format", "json"], new Surroundings(Stream.Null, output, Console.Error));
    }

    // The least that the same input and output cost: every event of every file, and the bytes of the answer from another process.
    private static int ParseAndWrite(string folder, string answer)
    {
        Parse(folder);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        foreach (var line in File.ReadLines(answer))
        {
            output.Write(line);
            output.Write('\n');
        }

        return 0;
    }

    // What reading the same files costs at the least: every event of every file, and nothing done with it.
    private static int Parse(string folder)
    {
        var events = 0L;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var parser = new Parser(new StringReader(File.ReadAllText(file)));
            while (parser.MoveNext())
            {
                events++;
            }
        }

        Console.WriteLine(events);
        return 0;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
