namespace NetPol.Sharp;

/// <summary>Whether a network plugin does what the API says.</summary>
public enum FeatureSupport
{
    /// <summary>It does.</summary>
    Yes,

    /// <summary>It does in some cases, or only when it is told to.</summary>
    Partly,

    /// <summary>It does not.</summary>
    No,

    /// <summary>Nobody has verified it, so nothing is reported.</summary>
    Unverified,
}
