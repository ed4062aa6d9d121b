namespace NetPol.Sharp;

/// <summary>The exit codes of every program of the project.</summary>
internal static class ExitCodes
{
    internal const int Fine = 0;
    internal const int Different = 1;
    internal const int BadInput = 2;
}
