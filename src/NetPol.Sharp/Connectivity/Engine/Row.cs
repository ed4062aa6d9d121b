namespace NetPol.Sharp.Engine;

/// <summary>
/// What one side admits towards every class, in pages of 64 classes: a page is one port set for all of them (its complement is stored, a negative
/// number), or the id of 64 port sets in <see cref="RowTable"/>.
/// </summary>
/// <param name="pages">The pages.</param>
/// <param name="classCount">How many classes there were when the last page was made.</param>
internal sealed class Row(int[] pages, int classCount)
{
    internal int[] Pages { get; set; } = pages;

    internal int ClassCount { get; set; } = classCount;
}
