namespace NetPol.Sharp.Rules;

/// <summary>The names of what findings say for fixes: <see cref="Finding.Data"/>.</summary>
internal static class FixData
{
    /// <summary>The selector that is meant.</summary>
    internal const string Closest = "closest";

    /// <summary>The name of a namespace.</summary>
    internal const string Namespace = "namespace";

    /// <summary>The port as written.</summary>
    internal const string Written = "written";

    /// <summary>The port that is meant, a number or a name.</summary>
    internal const string Port = "port";

    /// <summary>The direction as the API writes it.</summary>
    internal const string Direction = "direction";

    /// <summary>What to leave out of a block.</summary>
    internal const string Except = "except";

    /// <summary>A block that is not there.</summary>
    internal const string Missing = "missing";

    /// <summary>What of the platform is used: a <see cref="PlatformFeature"/>.</summary>
    internal const string Feature = "feature";

    /// <summary>Where pods ask for names: a <see cref="DnsVariant"/>.</summary>
    internal const string Dns = "dns";
}
