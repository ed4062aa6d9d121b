using System.Collections.Concurrent;
using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>How often things were met.</summary>
internal sealed class ProofTally
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    internal int this[string word] => _counts.GetValueOrDefault(word);

    internal void Add(RandomWorld world, int assertion, ProofAnswer answer)
    {
        Add(answer.Verdict.ToString());
        Add(world.Assertions[assertion].Kind + " " + answer.Verdict);
        foreach (var feature in ProofFeatures.Of(world, world.Assertions[assertion]))
        {
            Add(feature);
        }

        if (answer.Example is { } example)
        {
            Add(example.From.IsPod && example.To.IsPod ? "between pods" : "with one pod");
        }

        void Add(string word) => _counts.AddOrUpdate(word, 1, (_, count) => count + 1);
    }

    public override string ToString() => string.Join(", ", _counts);
}
