namespace NetPol.Sharp;

/// <summary>What happens to a pod that reaches itself through a Service. The API does not say.</summary>
public enum HairpinMode
{
    /// <summary>Always allowed: what most plugins do.</summary>
    Allow,

    /// <summary>Policies decide, as for any other pod.</summary>
    Policy,

    /// <summary>Not known: the answer is that it depends on the plugin.</summary>
    Unknown,
}
