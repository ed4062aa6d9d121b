namespace NetPol.Sharp.Platforms;

/// <summary>Sentences about platforms that several parts say.</summary>
internal static class PlatformWords
{
    internal const string NotDeclared = "nothing says whether the cluster's network plugin enforces these policies; declare it with [assembly: Platform(\"…\")], or NetPolPlatform in the project";
}
