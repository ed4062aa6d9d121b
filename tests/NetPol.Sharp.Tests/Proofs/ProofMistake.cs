namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A mistake that the reference makes on demand, so that tests show that it would be found.</summary>
internal enum ProofMistake
{
    None,

    /// <summary>The two pods may have one address.</summary>
    SharedAddress,

    /// <summary>Two pods of one namespace may see other labels of it.</summary>
    UnsharedNamespaceLabels,

    /// <summary>What is no DNS-1123 label is a namespace's name all the same.</summary>
    AnyNamespaceName,

    /// <summary>A pod may be at any address, loopback and multicast too.</summary>
    AnyPodAddress,

    /// <summary>There is no namespace but those that are mentioned.</summary>
    NoOtherNamespace,

    /// <summary>No label has a value but those that are mentioned.</summary>
    NoOtherValue,

    /// <summary>Every label is there.</summary>
    NoAbsentLabel,

    /// <summary>An end that is no pod meets others that are none.</summary>
    NoPodNeeded,

    /// <summary>An ipBlock as an end means pods with such an address too: any pod.</summary>
    BlocksArePods,

    /// <summary>Two pods of one namespace pay for its labels twice.</summary>
    NamespaceLabelsCountTwice,
}
