namespace NetPol.Sharp.Cli.Projects;

/// <summary>An assembly to evaluate.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Packages">The folder of packages that it was built with; empty when unknown.</param>
internal sealed record BuiltAssembly(string Path, string Packages);
