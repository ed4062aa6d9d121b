using System.Reflection;
using NetPol.Sharp.Discovery;

namespace NetPol.Sharp.Hosting;

/// <summary>Where <c>netpol emit</c> and the package's build targets come in: a program of their own loads an assembly, and calls the runner that the assembly was built with.</summary>
internal static class PolicyHost
{
    private const string Build = "--build";

    // INVARIANT: NetPol.Sharp.Host calls this by its name, and may be newer or older than this assembly.
    internal static int Run(string[] args, Assembly assembly, string[] known)
    {
        var policies = new AssemblyPolicies(assembly, known);
        var context = RunContext.Of(policies.Name);
        return args is [Build, var file] ? BuildRun.Run(BuildOptions.Read(file), policies, context) : RunCommand.Run(args, PolicySource.Of(policies), context);
    }
}
