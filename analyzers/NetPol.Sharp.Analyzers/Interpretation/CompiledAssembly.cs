using System.Collections.Generic;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>What a referenced assembly says of its entry points.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Sets">The sets that it carries, by the full name of their member.</param>
/// <param name="EntryPoints">Its entry points, by full name, each with its cluster.</param>
internal sealed record CompiledAssembly(string Name, IReadOnlyDictionary<string, PolicySet> Sets, IReadOnlyDictionary<string, string> EntryPoints);
