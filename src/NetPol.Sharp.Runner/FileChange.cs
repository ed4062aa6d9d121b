namespace NetPol.Sharp;

/// <summary>What happens to one file.</summary>
/// <param name="Name">The file's name in the folder.</param>
/// <param name="Old">Its text so far; <c>null</c> when it is new.</param>
/// <param name="New">Its text from now on; <c>null</c> when it goes.</param>
internal sealed record FileChange(string Name, string? Old, string? New)
{
    internal bool IsChange => Old != New;
}
