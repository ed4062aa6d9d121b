using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetPol.Sharp.Discovery;

/// <summary>Finds the assemblies beside one that may have policies, too.</summary>
internal static class OtherAssemblies
{
    private static readonly string s_library = typeof(PolicySet).Assembly.GetName().Name!;
    private static readonly string? s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>The assemblies that an assembly references, directly or not, and that use the language.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="known">Names of others that its project references, of which the compiler leaves out those that no code mentions.</param>
    internal static IReadOnlyList<Assembly> Of(Assembly assembly, IEnumerable<string> known)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { assembly.GetName().Name! };
        var found = new List<Assembly>();
        var open = new Queue<AssemblyName>(assembly.GetReferencedAssemblies().Concat(known.Select(name => new AssemblyName(name))));
        while (open.Count > 0)
        {
            var name = open.Dequeue();
            if (IsFramework(name.Name!) || !seen.Add(name.Name!) || Load(name) is not { } other || Path.GetDirectoryName(other.Location) == s_framework)
            {
                continue;
            }

            var references = other.GetReferencedAssemblies();
            if (Array.Exists(references, reference => reference.Name == s_library))
            {
                found.Add(other);
            }

            foreach (var reference in references)
            {
                open.Enqueue(reference);
            }
        }

        return [.. found.OrderBy(other => other.GetName().Name, StringComparer.Ordinal)];
    }

    /// <summary>What the running program was deployed with.</summary>
    internal static IEnumerable<string> OfProcess() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) != s_framework)
            .Select(path => Path.GetFileNameWithoutExtension(path));

    private static bool IsFramework(string name) => name is "mscorlib" or "netstandard" or "System" || name.StartsWith("System.", StringComparison.Ordinal);

    // What is not there has no policies that could be read.
    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            return null;
        }
    }
}
