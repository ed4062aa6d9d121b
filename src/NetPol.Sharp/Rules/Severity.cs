namespace NetPol.Sharp.Rules;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Most probably not what was meant.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,
}
