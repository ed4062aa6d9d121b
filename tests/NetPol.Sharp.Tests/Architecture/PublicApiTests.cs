using System.Threading.Tasks;
using NetPol.Sharp.Kubernetes;
using NetPol.Sharp.Tests.Infrastructure;
using PublicApiGenerator;
using Xunit;

namespace NetPol.Sharp.Tests.Architecture;

/// <summary>The public surface as a snapshot, so that no change of it goes unnoticed.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    [Fact]
    public async Task Library() => await Verifier.Verify(typeof(PolicySet).Assembly.GeneratePublicApi(s_options), "txt");

    [Fact]
    public async Task Kubernetes() => await Verifier.Verify(typeof(NetworkPolicyConversions).Assembly.GeneratePublicApi(s_options), "txt");

    [Fact]
    public async Task Runner() => await Verifier.Verify(typeof(PolicyProgram).Assembly.GeneratePublicApi(s_options), "txt");
}
