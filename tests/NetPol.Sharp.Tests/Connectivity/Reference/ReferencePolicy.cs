using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A policy: its namespace, and its spec as it is written.</summary>
internal sealed record ReferencePolicy(string Namespace, YamlNode? Spec);
