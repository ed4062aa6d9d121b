using System;
using System.IO;
using System.Reflection;
using NetPol.Sharp.Host;

// NetPol.Sharp.Host ASSEMBLY ARGUMENT…
const string runner = "NetPol.Sharp.Runner";
const int badInput = 2;

if (args is not [var path, .. var rest])
{
    return Refuse("expected ASSEMBLY ARGUMENT…");
}

try
{
    var project = new ProjectAssembly(Path.GetFullPath(path));

    // Standard output is for YAML, whatever the code of the policies prints.
    Console.SetOut(Console.Error);
    var assembly = project.Load();
    if (project.Find(runner) is not { } found)
    {
        return Refuse($"'{Path.GetFileName(path)}' has no policies: it was not built with the package NetPol.Sharp");
    }

    var entry = found.GetType("NetPol.Sharp.Hosting.PolicyHost")?.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public, [typeof(string[]), typeof(Assembly), typeof(string[])]);
    return entry is null
        ? Refuse($"'{Path.GetFileName(path)}' was built with version {found.GetName().Version?.ToString(3)} of NetPol.Sharp, which cannot be asked from outside; update the package")
        : (int)entry.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [rest, assembly, project.Others], culture: null)!;
}
catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
{
    return Refuse($"'{path}' cannot be loaded: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
}

// The form is also MSBuild's.
static int Refuse(string message)
{
    Console.Error.WriteLine("error: " + message);
    return badInput;
}
