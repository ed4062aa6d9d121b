namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A port of a container that has a name.</summary>
internal sealed record ReferencePort(string Name, string Protocol, int Number, bool OfInitContainer);
