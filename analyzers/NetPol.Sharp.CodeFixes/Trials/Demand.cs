namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>What a fix promises about traffic.</summary>
internal enum Demand
{
    /// <summary>Nothing: what is allowed changes, on purpose.</summary>
    None,

    /// <summary>Nothing is allowed that was not.</summary>
    NothingGained,

    /// <summary>The same is allowed.</summary>
    SameTraffic,
}
