using Xunit;

namespace NetPol.Sharp.Tests.Docs;

public sealed class WordsTests
{
    [Fact]
    public void DocumentedSet_Emits() => Assert.NotEqual("", Words.Sentences.ToYaml());
}
