using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Hosting;
using NetPol.Sharp.Tests.Analyzers;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Runner;

/// <summary>Assemblies built from source in a folder, and what is said of their policies.</summary>
internal sealed class BuiltSource : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    internal string File(string name) => _folder.File(name);

    /// <summary>Builds <c>NAME.cs</c>. Assemblies are loaded into this process, so each name is used once.</summary>
    internal Assembly Build(string name, string text, params Assembly[] references)
    {
        var source = File(name + ".cs");
        System.IO.File.WriteAllText(source, text);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(SourceProgram.Usings + "#line 1\n" + text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Preview), source);
        var compilation = new SourceProgram().Compilation.AddSyntaxTrees(tree).WithAssemblyName(name).AddReferences(references.Select(reference => MetadataReference.CreateFromFile(reference.Location)));
        using (var dll = System.IO.File.Create(File(name + ".dll")))
        using (var pdb = System.IO.File.Create(File(name + ".pdb")))
        {
            var emitted = compilation.Emit(dll, pdb, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(debugInformationFormat: Microsoft.CodeAnalysis.Emit.DebugInformationFormat.PortablePdb));
            Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return AssemblyLoadContext.Default.LoadFromAssemblyPath(File(name + ".dll"));
    }

    /// <summary>What a program says that passes an assembly to <c>Run</c>.</summary>
    internal CommandResult Run(Assembly assembly, params string[] args) => Run(assembly, [], args);

    internal CommandResult Run(Assembly assembly, string[] known, string[] args) => With((policies, context) => RunCommand.Run(args, PolicySource.Of(policies), context), assembly, known);

    /// <summary>What the build says, for options as its targets write them.</summary>
    internal CommandResult Build(Assembly assembly, params string[] options)
    {
        System.IO.File.WriteAllLines(File("request"), [$"project={File("shop.csproj")}", .. options]);
        return With((policies, context) => BuildRun.Run(BuildOptions.Read(File("request")), policies, context), assembly, []);
    }

    internal string[] Names(string folder = "") => _folder.FileNames(folder);

    private CommandResult With(Func<AssemblyPolicies, RunContext, int> run, Assembly assembly, string[] known)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var policies = new AssemblyPolicies(assembly, known);
        var exitCode = run(policies, new RunContext(output, error, _folder.Path, policies.Name));
        return new CommandResult(exitCode, Here(output), Here(error));
    }

    private string Here(StringWriter writer) => writer.ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
