using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>All connections of one family, class by class, for one state of the engine. A source's row is made when it is asked for.</summary>
internal sealed class Matrix
{
    private readonly PolicyEngine _engine;
    private readonly RowTable _table;
    private readonly Row[] _egress;
    private readonly int[] _ingress;
    private readonly List<Row> _ingressRows = [];

    // The page of every ingress row that holds the current 64 sources.
    private readonly int[] _sourcePages;
    private readonly bool _isOpen;
    private int _sourcePage = -1;

    internal Matrix(PolicyEngine engine, RowTable table, IPFamily family)
    {
        (_engine, _table, _isOpen) = (engine, table, !engine.Options.Enforces(family));
        var count = engine.Classes.Count;
        _egress = new Row[count];
        _ingress = new int[count];
        var known = new Dictionary<Row, int>();
        for (var index = 0; index < count; index++)
        {
            _egress[index] = table.Of(engine.Policies.Of(index, PolicyType.Egress), PolicyType.Egress, NamedPorts.Nothing, family);
            var ingress = table.Of(engine.Policies.Of(index, PolicyType.Ingress), PolicyType.Ingress, engine.Classes.Declaration(index), family);
            if (!known.TryGetValue(ingress, out var number))
            {
                number = _ingressRows.Count;
                known.Add(ingress, number);
                _ingressRows.Add(ingress);
            }

            _ingress[index] = number;
        }

        _sourcePages = new int[_ingressRows.Count];
    }

    /// <summary>The port set from a class to every class.</summary>
    /// <param name="source">The class that connects.</param>
    /// <param name="cells">One port set a class, as many as there are classes.</param>
    internal void Fill(int source, Span<int> cells)
    {
        if (_isOpen)
        {
            cells.Fill(PortSets.All);
            return;
        }

        MoveTo(source / RowTable.PageSize);
        var inPage = source % RowTable.PageSize;
        var data = _table.PageData;
        var ports = _engine.Ports;
        var pages = _egress[source].Pages;
        for (var page = 0; page < pages.Length; page++)
        {
            var start = page * RowTable.PageSize;
            var part = cells.Slice(start, Math.Min(RowTable.PageSize, cells.Length - start));
            if (pages[page] == ~PortSets.Empty)
            {
                part.Clear();
                continue;
            }

            var egressPage = pages[page];
            for (var i = 0; i < part.Length; i++)
            {
                var egress = egressPage < 0 ? ~egressPage : data[(egressPage * RowTable.PageSize) + i];
                if (egress == PortSets.Empty)
                {
                    part[i] = PortSets.Empty;
                    continue;
                }

                var ingressPage = _sourcePages[_ingress[start + i]];
                var ingress = ingressPage < 0 ? ~ingressPage : data[(ingressPage * RowTable.PageSize) + inPage];
                part[i] = ports.Intersect(egress, ingress);
            }
        }
    }

    /// <summary>The port set from a class to another, when one side or both have no say.</summary>
    internal int Cell(int source, int destination, bool isEgressExempt, bool isIngressExempt) => _isOpen ? PortSets.All : _engine.Ports.Intersect(
        isEgressExempt ? PortSets.All : _table.At(_egress[source], destination),
        isIngressExempt ? PortSets.All : _table.At(_ingressRows[_ingress[destination]], source));

    private void MoveTo(int page)
    {
        if (page == _sourcePage)
        {
            return;
        }

        for (var row = 0; row < _sourcePages.Length; row++)
        {
            _sourcePages[row] = _ingressRows[row].Pages[page];
        }

        _sourcePage = page;
    }
}
