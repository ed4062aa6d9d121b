using System.Reflection;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp.Discovery;

/// <summary>The platforms that an assembly declares.</summary>
internal static class AssemblyPlatforms
{
    internal static PlatformDeclarations Of(Assembly? assembly) => assembly is null ? PlatformDeclarations.None : new([.. assembly.GetCustomAttributes<PlatformAttribute>()]);
}
