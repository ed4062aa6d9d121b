using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Lists all connections of a cluster, by source and then by destination, addresses before pods.</summary>
internal sealed class ConnectionList
{
    private readonly Connectivity _connectivity;
    private readonly PolicyEngine _engine;
    private readonly Group[] _groups;
    private readonly FamilyView[] _families;

    internal ConnectionList(Connectivity connectivity, ConnectionGrouping by)
    {
        _connectivity = connectivity;
        _engine = connectivity.Engine.Policies;
        _groups = Groups(connectivity, by);
        _families = [.. AddressFamilies.All.Where(connectivity.Options.Uses).Select(family => new FamilyView(connectivity.Engine, family))];
    }

    internal IEnumerable<Connection> All()
    {
        foreach (var connection in _families.SelectMany(FromAddresses))
        {
            yield return connection;
        }

        foreach (var source in _groups)
        {
            var cells = Array.ConvertAll(_families, family => family.RowOf(source));
            for (var i = 0; i < _families.Length; i++)
            {
                foreach (var (range, ports) in _families[i].Merge(atom => cells[i] is null ? PortSets.Empty : cells[i]![_families[i].Atoms[atom].Class]))
                {
                    yield return new Connection(source.Name, _families[i].Text(range), _engine.Ports[ports], Family: null) { ToRange = range };
                }
            }

            foreach (var destination in _groups)
            {
                if (ReferenceEquals(source, destination))
                {
                    continue;
                }

                foreach (var connection in Between(source, destination, cells))
                {
                    yield return connection;
                }
            }
        }
    }

    private IEnumerable<Connection> FromAddresses(FamilyView family)
    {
        var rows = family.RowsOfAtoms();
        var lists =
            from destination in _groups
            from piece in family.Merge(atom => family.Cell(rows[atom], destination) ?? PortSets.Empty)
            orderby piece.Range, destination.Order
            select new Connection(family.Text(piece.Range), destination.Name, _engine.Ports[piece.Ports], Family: null) { FromRange = piece.Range };
        return lists;
    }

    private IEnumerable<Connection> Between(Group source, Group destination, int[]?[] cells)
    {
        var isOwnNode = source.HasHostPods || destination.HasHostPods;
        int? first = null, second = null;
        for (var i = 0; i < _families.Length; i++)
        {
            var set = cells[i] is { } row ? _families[i].Cell(row, destination) : null;
            if (set is not null && isOwnNode)
            {
                set = _engine.Ports.Union(set.Value, OwnNode(source, destination, _families[i]));
            }

            (first, second) = i == 0 ? (set, second) : (first, set);
        }

        if (first is null || second is null || first == second)
        {
            if ((first ?? second) is { } only and not PortSets.Empty)
            {
                yield return new Connection(source.Name, destination.Name, _engine.Ports[only], Family: null);
            }

            yield break;
        }

        for (var i = 0; i < _families.Length; i++)
        {
            if ((i == 0 ? first : second) is { } set and not PortSets.Empty)
            {
                yield return new Connection(source.Name, destination.Name, _engine.Ports[set], _families[i].Family);
            }
        }
    }

    // What a pod and its own node may say to each other, where one side has no say.
    private int OwnNode(Group source, Group destination, FamilyView family)
    {
        var ports = PortSets.Empty;
        foreach (var from in source.Pods)
        {
            foreach (var to in destination.Pods)
            {
                var isEgressExempt = _connectivity.IsExempt(PolicyType.Egress, from.Pod, to);
                var isIngressExempt = _connectivity.IsExempt(PolicyType.Ingress, to.Pod, from);
                if ((isEgressExempt || isIngressExempt) && from.Has(family.Family) && to.Has(family.Family))
                {
                    ports = _engine.Ports.Union(ports, family.Cell(from, to, isEgressExempt, isIngressExempt));
                }
            }
        }

        return ports;
    }

    private static Group[] Groups(Connectivity connectivity, ConnectionGrouping grouping)
    {
        var pods = connectivity.Pods;
        var groups =
            from index in Enumerable.Range(0, pods.Pods.Count)
            let pod = pods.Pods[index]
            where pod is { HasCompleted: false }
            group connectivity.EndOf(index) by grouping == ConnectionGrouping.Pod ? pod.ToString() : pods.WorkloadOf(pod);
        return [.. groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select((group, order) => new Group(group.Key, order, [.. group], connectivity.Engine))];
    }

    /// <summary>Pods that are listed as one end.</summary>
    private sealed class Group(string name, int order, ConnectionEnd[] pods, PodEngine engine)
    {
        internal string Name { get; } = name;

        internal int Order { get; } = order;

        internal ConnectionEnd[] Pods { get; } = pods;

        internal int[] Classes { get; } = [.. pods.Select(pod => engine.ClassOf(pod.Index)).Distinct()];

        internal bool HasHostPods { get; } = Array.Exists(pods, pod => pod.Pod!.Template.HostNetwork);
    }

    /// <summary>What is allowed over one family.</summary>
    private sealed class FamilyView
    {
        private readonly PodEngine _engine;
        private readonly Matrix _matrix;
        private readonly int _classCount;
        private readonly Dictionary<AddressRange, string> _texts = [];

        internal FamilyView(PodEngine engine, IPFamily family)
        {
            (_engine, Family) = (engine, family);
            _matrix = engine.Matrix(family);
            _classCount = engine.Policies.Classes.Count;
            Atoms = [.. engine.Policies.Addresses.Of(family).Pieces().Select(piece => (piece.Range, engine.Policies.ClassOf(piece.Range.First, isNode: false)))];
        }

        internal IPFamily Family { get; }

        /// <summary>All addresses of the family, cut where blocks begin or end, in order.</summary>
        internal (AddressRange Range, int Class)[] Atoms { get; }

        /// <summary>The port sets from a group to every class; <c>null</c> when none of its pods has an address of the family.</summary>
        internal int[]? RowOf(Group source)
        {
            int[]? sum = null;
            foreach (var index in source.Classes)
            {
                if (!Has(index))
                {
                    continue;
                }

                var cells = Row(index);
                for (var i = 0; sum is not null && i < cells.Length; i++)
                {
                    cells[i] = _engine.Policies.Ports.Union(cells[i], sum[i]);
                }

                sum = cells;
            }

            return sum;
        }

        // The same ranges come for nearly every pod.
        internal string Text(AddressRange range)
        {
            if (!_texts.TryGetValue(range, out var text))
            {
                _texts.Add(range, text = range.ToString());
            }

            return text;
        }

        internal int[][] RowsOfAtoms()
        {
            var rows = Atoms.Select(atom => atom.Class).Distinct().ToDictionary(index => index, Row);
            return [.. Atoms.Select(atom => rows[atom.Class])];
        }

        /// <summary>The port set to a group; <c>null</c> when none of its pods has an address of the family.</summary>
        internal int? Cell(int[] cells, Group destination)
        {
            int? sum = null;
            foreach (var index in destination.Classes)
            {
                if (Has(index))
                {
                    sum = _engine.Policies.Ports.Union(sum ?? PortSets.Empty, cells[index]);
                }
            }

            return sum;
        }

        internal int Cell(ConnectionEnd from, ConnectionEnd to, bool isEgressExempt, bool isIngressExempt) =>
            _matrix.Cell(_engine.ClassOf(from.Index), _engine.ClassOf(to.Index), isEgressExempt, isIngressExempt);

        /// <summary>Neighbouring addresses with the same ports as one range; those without any are left out.</summary>
        internal IEnumerable<(AddressRange Range, int Ports)> Merge(Func<int, int> portsOfAtom)
        {
            for (var atom = 0; atom < Atoms.Length;)
            {
                var start = atom;
                var ports = portsOfAtom(atom++);
                while (atom < Atoms.Length && portsOfAtom(atom) == ports)
                {
                    atom++;
                }

                if (ports != PortSets.Empty)
                {
                    yield return (new AddressRange(Atoms[start].Range.First, Atoms[atom - 1].Range.Last), ports);
                }
            }
        }

        private bool Has(int index) => _engine.Policies.Classes.Membership(index, Family) != ClassTable.NoAddress;

        private int[] Row(int index)
        {
            var cells = new int[_classCount];
            _matrix.Fill(index, cells);
            return cells;
        }
    }
}
