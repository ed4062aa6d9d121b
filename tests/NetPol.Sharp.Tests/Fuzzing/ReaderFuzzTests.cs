using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Fuzzing;

/// <summary>
/// Random bytes, random YAML and mutated manifests through reader and rules: no exception, no hang, places inside the text.
/// NETPOL_FUZZ=1000000 sets the number of inputs; NETPOL_FUZZ_SEED the seed.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const string Tokens = "- : { } [ ] , & * ! | > ' \" % @ ` # ? ~ \n \r\n \t --- ... << 0 1 on y 0x1F 1e3 80 -1 null {} [] &a *a !!str !!int !!binary !x a: -a 'x' \"\\u0041\" |- >+ ''";

    private static readonly int s_inputs = Number("NETPOL_FUZZ", 20_000);
    private static readonly int s_seed = Number("NETPOL_FUZZ_SEED", 1);
    private static readonly string[] s_tokens = [.. Tokens.Split(' '), " ", "  ", "apiVersion: networking.k8s.io/v1", "kind: NetworkPolicy", "metadata:", "spec:", "ingress:", "from:", "ipBlock:", "cidr: 10.0.0.0/8", "podSelector:", "matchLabels:", "ports:", "port:"];

    [Fact]
    public void RandomBytes() => Run(random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    });

    [Fact]
    public void RandomYaml() => Run(random =>
        string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => s_tokens[random.Next(s_tokens.Length)] + (random.Next(3) == 0 ? "\n" + new string(' ', random.Next(8)) : ""))));

    [Fact]
    public void MutatedManifests()
    {
        var manifests = Directory.GetFiles(Repository.PathOf("tests", "NetPol.Sharp.Tests"), "*.verified.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .SelectMany(text => text.Split("---\n", StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        Run(random =>
        {
            var text = new StringBuilder(manifests[random.Next(manifests.Length)]);
            for (var i = random.Next(1, 5); i > 0; i--)
            {
                Mutate(text, random);
            }

            return text.ToString();
        });
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 20), text.Length - at);
        switch (random.Next(5))
        {
            case 0 when text.Length > 20:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, s_tokens[random.Next(s_tokens.Length)]);
                break;
            case 2:
                text[at] = (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000);
                break;
            case 3:
                text.Insert(random.Next(text.Length), text.ToString(at, length));
                break;
            default:
                text.Replace('\n', ' ', at, length);
                break;
        }
    }

    private static void Run(Func<Random, string> make)
    {
        var inputs = s_inputs / 3;
        for (var i = 0; i < inputs; i++)
        {
            var seed = unchecked((s_seed * 1_000_003) + i);
            var text = make(new Random(seed));
            try
            {
                Judge(text);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(string.Format(CultureInfo.InvariantCulture, "Input {0} (seed {1}): {2}", i, s_seed, System.Text.Json.JsonSerializer.Serialize(text)), exception);
            }
        }
    }

    private static void Judge(string text)
    {
        var watch = Stopwatch.StartNew();
        var documents = ManifestReader.Read(text, "fuzz.yaml").ToList();
        var result = Linter.Lint(documents, new LintOptions());
        var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
        Assert.All(result.Findings, finding => Assert.InRange(finding.Span.Line, 1, lines));
        Assert.All(result.Findings, finding => Assert.True(finding.Span.Column >= 1));
        Assert.All(result.Findings, finding => Assert.DoesNotContain('\n', finding.Message));
        foreach (var root in documents.Select(document => document.Root).OfType<ManifestObject>())
        {
            NetworkPolicyDecoder.TryDecode(root);
        }

        // A hang, not a measurement: machines that are busy take longer than a second for nothing.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The input took more than 20 seconds.");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
