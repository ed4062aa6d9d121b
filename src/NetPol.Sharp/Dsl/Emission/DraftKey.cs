namespace NetPol.Sharp;

/// <summary>Statements with the same key share an object. A named statement owns its objects, so they are shared only with its exact duplicates.</summary>
internal sealed record DraftKey(ObjectOrder Order, Subject Subject, string Name, int Owner)
{
    internal const int NoOwner = 0;
}
