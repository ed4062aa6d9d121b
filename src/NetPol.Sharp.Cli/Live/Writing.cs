using System;

namespace NetPol.Sharp.Cli.Live;

/// <summary>The time in which a run writes; see <see cref="Interruption.Write"/>.</summary>
internal sealed class Writing(Interruption interruption) : IDisposable
{
    public void Dispose() => interruption.EndWriting();
}
