namespace NetPol.Sharp;

/// <summary>Whether a connection is allowed.</summary>
public enum Verdict
{
    /// <summary>It is not.</summary>
    Denied,

    /// <summary>It is.</summary>
    Allowed,

    /// <summary>Of the ends behind a Service some are reached and some are not.</summary>
    AllowedInPart,

    /// <summary>A pod has no address yet, and an <c>ipBlock</c> matches it or not depending on the one it gets.</summary>
    DependsOnAddress,

    /// <summary>The API leaves it to the network plugin.</summary>
    DependsOnPlugin,
}
