using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Queries;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol query PATH…</c>: is a connection allowed, and why.</summary>
internal sealed class QueryVerb
{
    private readonly Argument<string[]> _paths = PathArgument.Create();
    private readonly Option<string> _from = new("--from") { Description = "The end that connects: namespace/pod, namespace/workload[Kind] or an address" };
    private readonly Option<string> _to = new("--to") { Description = "The end that listens: as --from, or svc:namespace/name:port[/UDP], or ingress:namespace/name" };
    private readonly Option<string> _port = new("--port") { Description = "The port on the destination pod, and the protocol: 8080/TCP; a name is looked up there" };
    private readonly Option<string> _family = new("--family") { Description = "IPv4 or IPv6; without it every family that both ends have" };
    private readonly Option<string> _expect = new("--expect") { Description = "allow or deny; the exit code is 1 when it is otherwise" };
    private readonly Option<bool> _explain = new("--explain") { Description = "Say why" };
    private readonly Option<string> _queries = new("--queries") { Description = "A JSON file of questions: [{\"from\",\"to\",\"protocol\",\"port\",\"family\",\"expect\"}]" };
    private readonly Option<string> _format = new("--format") { Description = "How to print the answers", DefaultValueFactory = _ => "text" };
    private readonly ClusterArguments _cluster = new();
    private readonly Surroundings _surroundings;

    private QueryVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _family.AcceptOnlyFromAmong("IPv4", "IPv6");
        _expect.AcceptOnlyFromAmong("allow", "deny");
        _format.AcceptOnlyFromAmong("text", "json");
    }

    internal static Command Command(Surroundings surroundings)
    {
        var query = new QueryVerb(surroundings);
        var verb = new Command("query", "Say whether a connection is allowed, by which policies, and why")
        {
            query._paths, query._from, query._to, query._port, query._family, query._expect, query._explain, query._queries, query._format,
        };
        query._cluster.AddTo(verb);
        verb.SetAction(query.Run);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        var asked = Asked(parsed);
        var input = _cluster.Read(parsed.GetValue(_paths)!, parsed, _surroundings);
        var answering = new Answering(_cluster.Load(input, parsed), _cluster.DefaultNamespace(parsed));
        var answers = ProgressBar.Over(_surroundings, progress => AnswerAll(asked, answering, progress));
        if (parsed.GetValue(_format) == "json")
        {
            AnswerJson.Write(answers, parsed.GetValue(_explain), _surroundings.Output);
        }
        else
        {
            AnswerText.Write(answers, parsed.GetValue(_explain), _surroundings.Output);
        }

        _surroundings.Output.Flush();
        _cluster.SayFor(parsed, _surroundings.Error);
        _cluster.SayPlatform(parsed, _surroundings.Error);
        var failed = answers.Count(answer => answer.HasFailed);
        if (failed > 0)
        {
            var expected = answers.Count(answer => answer.Query.ExpectsAllowed is not null);
            _surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed} of {expected} expectations failed"));
        }

        return failed > 0 || input.Rejected.Count > 0 ? ExitCodes.Different : ExitCodes.Fine;
    }

    private static List<Answer> AnswerAll(IReadOnlyList<ConnectionQuery> asked, Answering answering, ProgressBar progress)
    {
        progress.Expect(asked.Count);
        var answers = new List<Answer>();
        foreach (var query in asked)
        {
            answers.Add(answering.Answer(query));
            progress.Step();
        }

        return answers;
    }

    private IReadOnlyList<ConnectionQuery> Asked(ParseResult parsed)
    {
        var (from, to, port) = (parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_port));
        if (parsed.GetValue(_queries) is { } file)
        {
            return (from ?? to ?? port ?? parsed.GetValue(_family) ?? parsed.GetValue(_expect)) is null
                ? QueryFile.Read(file)
                : throw new UsageException("--queries and --from, --to, --port, --family, --expect are two ways to ask; use one");
        }

        if (from is null || to is null)
        {
            throw new UsageException("--from and --to are needed, or --queries");
        }

        var (number, protocol) = port is null ? (null, null) : QueryWords.Port(port);
        return
        [
            new ConnectionQuery
            {
                From = from,
                To = to,
                Port = number,
                Protocol = protocol,
                Family = parsed.GetValue(_family) is { } family ? QueryWords.Family(family) : null,
                ExpectsAllowed = parsed.GetValue(_expect) is { } expected ? QueryWords.Expectation(expected) : null,
            },
        ];
    }
}
