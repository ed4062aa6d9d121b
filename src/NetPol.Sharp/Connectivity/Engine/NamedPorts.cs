using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// Port names that policies mention, and what pods declare under them. A name may stand for other numbers on other pods;
/// a pod's answers to all names, one port set a name, are one declaration.
/// </summary>
internal sealed class NamedPorts(PortSets ports, bool initContainers)
{
    /// <summary>The declaration of an end that declares nothing: an address.</summary>
    internal const int Nothing = 0;

    private readonly Dictionary<(string Name, Protocol Protocol), int> _names = [];
    private readonly SpanTable _declarations = new();

    internal int NameCount => _names.Count;

    internal int Name(string name, Protocol protocol)
    {
        if (!_names.TryGetValue((name, protocol), out var id))
        {
            id = _names.Count;
            _names.Add((name, protocol), id);
        }

        return id;
    }

    /// <summary>Fixes the names: declarations answer the ones known so far.</summary>
    internal void Fix() => _declarations.Intern(new int[NameCount]);

    /// <summary>The declaration of a pod; of several ports under one name and protocol all count.</summary>
    internal int Declaration(PodTemplate pod)
    {
        var declared = new List<(int, int)>[NameCount];
        var isAny = false;
        foreach (var port in initContainers ? [.. pod.Ports, .. pod.InitContainerPorts] : pod.Ports.AsSpan())
        {
            if (port.Name.Length > 0 && _names.TryGetValue((port.Name, port.Protocol), out var name))
            {
                var point = ConnectionSet.Point(port.Protocol, port.Number);
                (declared[name] ??= []).Add((point, point));
                isAny = true;
            }
        }

        return isAny ? _declarations.Intern([.. declared.Select(points => points is null ? PortSets.Empty : ports.Intern(ConnectionSet.Of(points)))]) : Nothing;
    }

    /// <summary>The ports of a name in a declaration.</summary>
    internal int Resolve(int declaration, int name) => declaration == Nothing ? PortSets.Empty : _declarations[declaration][name];
}
