using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;

namespace NetPol.Sharp.Bundle;

/// <summary>
/// <c>NetPol.Sharp.Bundle FOLDER COMPILER ASSEMBLY…</c>: writes the assemblies into the folder so that a compiler can load them beside anybody else's analyzers.
/// Compilers merge the libraries of all analyzers by file name and take the highest version, so ours get names that nobody else has.
/// </summary>
internal static class Program
{
    private const string Prefix = "NetPol.Sharp";

    private static int Main(string[] args)
    {
        if (args is not [var folder, var compiler, .. var inputs])
        {
            Console.Error.WriteLine("NetPol.Sharp.Bundle: error: expected FOLDER COMPILER ASSEMBLY…");
            return 2;
        }

        using var host = ModuleDefinition.ReadModule(compiler);
        var provided = host.AssemblyReferences.Append(host.Assembly.Name).ToDictionary(name => name.Name, StringComparer.Ordinal);
        var names = inputs.Select(Path.GetFileNameWithoutExtension).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Directory.CreateDirectory(folder);
        foreach (var input in inputs)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(input);
            var missing = assembly.MainModule.AssemblyReferences.Where(reference => !names.Contains(reference.Name) && !IsProvided(reference, provided)).ToArray();
            if (missing.Length > 0)
            {
                Console.Error.WriteLine($"{input}: error: nothing gives the compiler {string.Join(", ", missing.Select(reference => reference.FullName))}");
                return 1;
            }

            Rewrite(assembly, names, provided);
            Write(assembly, Path.Combine(folder, assembly.MainModule.Name));
        }

        return 0;
    }

    // The workspace and its composition are there wherever code fixes are asked for.
    private static bool IsProvided(AssemblyNameReference reference, Dictionary<string, AssemblyNameReference> provided) =>
        provided.ContainsKey(reference.Name) || reference.Name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal) || reference.Name == "System.Composition.AttributedModel";

    private static void Rewrite(AssemblyDefinition assembly, HashSet<string> names, Dictionary<string, AssemblyNameReference> provided)
    {
        assembly.Name.Name = OurName(assembly.Name.Name);
        assembly.Name.PublicKey = [];
        assembly.Name.HasPublicKey = false;
        assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
        assembly.MainModule.Name = assembly.Name.Name + ".dll";
        foreach (var reference in assembly.MainModule.AssemblyReferences)
        {
            if (names.Contains(reference.Name))
            {
                reference.Name = OurName(reference.Name);
                reference.PublicKeyToken = [];
            }
            else if (provided.TryGetValue(reference.Name, out var known) && known.Version < reference.Version)
            {
                // The .NET Framework binds no lower version than is asked for; the compiler's own is surely there.
                reference.Version = known.Version;
            }
        }
    }

    private static string OurName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + "." + name;

    // An unchanged file is left alone: compilers that run may hold it, and what depends on it need not be built again.
    private static void Write(AssemblyDefinition assembly, string path)
    {
        using var memory = new MemoryStream();
        assembly.Write(memory, new WriterParameters { DeterministicMvid = true });
        var bytes = memory.ToArray();
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            File.WriteAllBytes(path, bytes);
        }
    }
}
