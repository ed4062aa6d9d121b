using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using NetPol.Sharp.Lab.Plans;

namespace NetPol.Sharp.Lab.World;

/// <summary>Sends the probes of lanes, many lanes at once, from one thread that enters the namespace of each source to make its socket.</summary>
internal sealed class Prober : IDisposable
{
    private const int MostAtOnce = 256;
    private const int StepSize = 500;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);

    // Attempts wait ever longer; a refusal is an answer, so only what is lost waits at all.
    private static readonly TimeSpan[] s_patience = [TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(900), TimeSpan.FromMilliseconds(2000)];

    // Each lost probe takes seconds; a world in which all are lost must end, too.
    private static readonly TimeSpan s_bound = TimeSpan.FromMinutes(15);

    private readonly LabPlan _plan;
    private readonly IReadOnlyList<LabLane> _lanes;
    private readonly Outcome[][] _outcomes;
    private readonly NetworkNamespace _namespaces;
    private readonly Action<int> _progress;
    private readonly BlockingCollection<ProbeAnswer> _answers = [];
    private readonly HashSet<Turn> _active = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _done;

    private Prober(LabPlan plan, IReadOnlyList<LabLane> lanes, NetworkNamespace namespaces, Action<int> progress)
    {
        (_plan, _lanes, _namespaces, _progress) = (plan, lanes, namespaces, progress);
        _outcomes = [.. lanes.Select(lane => new Outcome[lane.Probes.Count])];
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>Sends every probe.</summary>
    /// <returns>The outcomes, lane by lane.</returns>
    /// <exception cref="TimeoutException">It takes too long.</exception>
    internal static Outcome[][] Run(LabPlan plan, IReadOnlyList<LabLane> lanes, NetworkNamespace namespaces, Action<int> progress)
    {
        using var prober = new Prober(plan, lanes, namespaces, progress);
        prober.Run();
        return prober._outcomes;
    }

    private void Run()
    {
        var waiting = new Queue<Turn>(_lanes.Index().Where(lane => lane.Item.Probes.Count > 0).Select(lane => new Turn(lane.Index)));
        var nextCheck = s_tick;
        while (waiting.Count + _active.Count > 0)
        {
            while (_active.Count < MostAtOnce && waiting.TryDequeue(out var turn))
            {
                _active.Add(turn);
                Start(turn);
            }

            if (_answers.TryTake(out var answer, s_tick) && answer.Turn.Version == answer.Version)
            {
                Finish(answer.Turn, answer.Outcome);
            }

            if (_clock.Elapsed >= nextCheck)
            {
                nextCheck = _clock.Elapsed + s_tick;
                foreach (var late in _active.Where(turn => turn.Deadline < _clock.Elapsed).ToArray())
                {
                    Finish(late, Outcome.Lost);
                }
            }
        }

        _progress(_done % StepSize);
    }

    private void Finish(Turn turn, Outcome outcome)
    {
        turn.Version++;
        turn.Socket?.Dispose();
        if (_clock.Elapsed > s_bound)
        {
            throw new TimeoutException("the probes take longer than a quarter of an hour");
        }

        if (outcome == Outcome.Lost && ++turn.Attempt < s_patience.Length)
        {
            Start(turn);
            return;
        }

        _outcomes[turn.Lane][turn.Probe] = outcome;
        if (++_done % StepSize == 0)
        {
            _progress(StepSize);
        }

        (turn.Probe, turn.Attempt) = (turn.Probe + 1, 0);
        if (turn.Probe == _outcomes[turn.Lane].Length)
        {
            _active.Remove(turn);
        }
        else
        {
            Start(turn);
        }
    }

    private void Start(Turn turn)
    {
        var lane = _lanes[turn.Lane];
        var (from, to) = (_plan.Addresses[lane.From], _plan.Addresses[lane.To]);
        _namespaces.Enter(from.Host);
        turn.Deadline = _clock.Elapsed + s_patience[turn.Attempt];
        var version = turn.Version;
        turn.Socket = ProbeSocket.Send(from, to, lane.Probes[turn.Probe], outcome => Tell(new ProbeAnswer(turn, version, outcome)));
    }

    private void Tell(ProbeAnswer answer)
    {
        try
        {
            _answers.Add(answer);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
        {
            // The answer to what was given up comes after the end.
        }
    }

    private readonly record struct ProbeAnswer(Turn Turn, int Version, Outcome Outcome);

    // Where a lane is.
    private sealed class Turn(int lane)
    {
        internal int Lane => lane;

        internal int Probe { get; set; }

        internal int Attempt { get; set; }

        // Answers to what was given up carry an older one.
        internal int Version { get; set; }

        internal TimeSpan Deadline { get; set; }

        internal Socket? Socket { get; set; }
    }
}
