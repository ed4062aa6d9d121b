using System;
using System.IO;
using System.Linq;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>The programs of the folder <c>examples</c>, with the manifests that their projects name.</summary>
internal static class ExampleProgram
{
    internal static TheoryData<string> Names => ["Guide", "QuickStart", "ThreeTier", "Recipes"];

    internal static SourceProgram Of(string name, Func<string, string>? edited = null)
    {
        var folder = Repository.PathOf("examples", name);
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal));
        var isJudged = File.ReadAllText(Path.Combine(folder, name + ".csproj")).Contains("<AdditionalFiles Include=\"cluster.yaml\" />", StringComparison.Ordinal);
        return new SourceProgram([.. sources.Select(path => (path, edited is null ? File.ReadAllText(path) : edited(File.ReadAllText(path))))])
        {
            Manifests = isJudged ? [new SourceProgram.File(Path.Combine(folder, "cluster.yaml"), File.ReadAllText(Path.Combine(folder, "cluster.yaml")))] : [],
        }.AsExecutable();
    }
}
