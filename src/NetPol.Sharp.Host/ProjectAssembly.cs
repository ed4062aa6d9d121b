using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace NetPol.Sharp.Host;

/// <summary>An assembly as its project built it, with what its deps.json says that it needs. A library has no runtimeconfig.json, so it is not run but loaded.</summary>
internal sealed class ProjectAssembly
{
    private readonly string _path;
    private readonly string _folder;
    private readonly AssemblyDependencyResolver? _resolver;

    internal ProjectAssembly(string path)
    {
        _path = path;
        _folder = Path.GetDirectoryName(path)!;
        _resolver = Resolver(path);

        // What the policies' code asks for, as if it had been started.
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", _folder + Path.DirectorySeparatorChar);
        AssemblyLoadContext.Default.Resolving += (context, name) => Locate(name) is { } file ? context.LoadFromAssemblyPath(file) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            _resolver?.ResolveUnmanagedDllToPath(name) is { } file ? System.Runtime.InteropServices.NativeLibrary.Load(file) : IntPtr.Zero;
    }

    /// <summary>The names of the assemblies that the project references, directly or not.</summary>
    internal string[] Others
    {
        get
        {
            var deps = Path.ChangeExtension(_path, ".deps.json");
            if (!File.Exists(deps))
            {
                return [];
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(deps));
            return
            [
                .. Members(json.RootElement, "targets")
                    .SelectMany(target => target.Value.EnumerateObject())
                    .SelectMany(library => Members(library.Value, "runtime"))
                    .Select(file => Path.GetFileNameWithoutExtension(file.Name))
                    .Where(name => name.Length > 0 && name != "_")
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];
        }
    }

    internal Assembly Load()
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(_path);
        Assembly.SetEntryAssembly(assembly);
        return assembly;
    }

    /// <summary>An assembly by its simple name; <c>null</c> when there is none.</summary>
    internal Assembly? Find(string name) => Locate(new AssemblyName(name)) is { } file ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file) : null;

    private string? Locate(AssemblyName name)
    {
        if (_resolver?.ResolveAssemblyToPath(name) is { } resolved && File.Exists(resolved))
        {
            return resolved;
        }

        // Beside the assembly, then in the frameworks beside ours, such as ASP.NET Core.
        var file = name.Name + ".dll";
        return Frameworks().Prepend(_folder).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static AssemblyDependencyResolver? Resolver(string path)
    {
        try
        {
            return new AssemblyDependencyResolver(path);
        }
        catch (InvalidOperationException)
        {
            // Something of deps.json is not there. What is asked for may be beside the assembly.
            return null;
        }
    }

    private static IEnumerable<string> Frameworks()
    {
        var ours = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var major = ours.Name.Split('.')[0] + ".";
        return ours.Parent?.Parent?.EnumerateDirectories()
            .SelectMany(framework => framework.EnumerateDirectories(major + "*"))
            .OrderByDescending(version => Version.TryParse(version.Name.Split('-')[0], out var parsed) ? parsed : new Version(0, 0))
            .Select(version => version.FullName) ?? [];
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
