namespace NetPol.Sharp.Manifests;

/// <summary>Is told how far reading has come.</summary>
internal interface IReadingProgress
{
    /// <summary>There is this much more to do.</summary>
    void Expect(int steps);

    /// <summary>One step is done.</summary>
    void Step();
}
