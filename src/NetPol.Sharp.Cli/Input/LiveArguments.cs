using System;
using System.CommandLine;
using System.Globalization;

namespace NetPol.Sharp.Cli.Input;

/// <summary>Which cluster a verb asks, and how patiently: <c>--kubeconfig</c>, <c>--context</c>, <c>--timeout</c>.</summary>
internal sealed class LiveArguments
{
    private const int DefaultSeconds = 30, MaxSeconds = 3600;

    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "The kubeconfig of the cluster; $KUBECONFIG or ~/.kube/config if left out", HelpName = "FILE" };
    private readonly Option<string?> _context = new("--context") { Description = "The context of the kubeconfig; its current one if left out", HelpName = "NAME" };
    private readonly Option<int> _timeout = new("--timeout") { Description = "How many seconds the API server has for one answer", HelpName = "SECONDS", DefaultValueFactory = _ => DefaultSeconds };

    internal LiveArguments() => _timeout.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxSeconds))
        {
            result.AddError($"--timeout is a number of seconds from 1 to {MaxSeconds}");
        }
    });

    internal void AddTo(Command verb)
    {
        verb.Options.Add(_kubeconfig);
        verb.Options.Add(_context);
        verb.Options.Add(_timeout);
    }

    /// <summary>Whether a cluster was named, for verbs that can do without one.</summary>
    internal bool IsGiven(ParseResult parsed) => (Kubeconfig(parsed) ?? Context(parsed)) is not null;

    internal string? Kubeconfig(ParseResult parsed) => parsed.GetValue(_kubeconfig);

    internal string? Context(ParseResult parsed) => parsed.GetValue(_context);

    internal TimeSpan Timeout(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_timeout));
}
