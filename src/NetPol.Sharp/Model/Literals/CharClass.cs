namespace NetPol.Sharp.Model;

/// <summary>The character classes of Kubernetes names; all of them are ASCII.</summary>
internal static class CharClass
{
    internal static bool IsLowerOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    internal static bool IsAlphanumeric(char c) => IsLowerOrDigit(c) || c is >= 'A' and <= 'Z';
}
