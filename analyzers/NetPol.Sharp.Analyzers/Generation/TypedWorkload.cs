using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>What code sees of a workload.</summary>
/// <param name="Namespace">Its namespace; empty when the manifest names none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind, as the API calls it.</param>
/// <param name="Selector">Which pods are its own.</param>
/// <param name="Ports">The ports that its containers declare.</param>
internal sealed record TypedWorkload(string Namespace, string Name, string Kind, LabelSelector Selector, EquatableArray<ContainerPort> Ports);
