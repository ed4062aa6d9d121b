namespace NetPol.Sharp.Live;

/// <summary>By what name the cluster knows who applies policies.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsChosen">Whether somebody chose it for these policies; what goes by the name that all have by default may be anybody's.</param>
internal sealed record FieldManager(string Name, bool IsChosen);
