namespace NetPol.Sharp.Model;

/// <summary>The ids of the rules. An id is never reused and never renumbered.</summary>
public static class RuleIds
{
    /// <summary>A CIDR that does not parse.</summary>
    public const string CidrNotParseable = "NETPOL1001";

    /// <summary>A CIDR with host bits, leading zeros or an IPv4-mapped IPv6 address.</summary>
    public const string CidrNotCanonical = "NETPOL1002";

    /// <summary>An <c>except</c> that is not a strict subset of its <c>cidr</c>.</summary>
    public const string ExceptNotInsideCidr = "NETPOL1003";

    /// <summary>A port number outside 1 to 65535.</summary>
    public const string PortOutOfRange = "NETPOL1004";

    /// <summary>A port range whose end lies before its start.</summary>
    public const string PortRangeEmpty = "NETPOL1005";

    /// <summary>A port name that is not an IANA service name.</summary>
    public const string PortNameInvalid = "NETPOL1006";

    /// <summary>An invalid label, annotation key, namespace name or policy name.</summary>
    public const string NameOrLabelInvalid = "NETPOL1007";

    /// <summary>A selector text that does not parse.</summary>
    public const string SelectorNotParseable = "NETPOL1008";

    /// <summary>Two policies of one world with the same namespace and name.</summary>
    public const string PolicyDefinedTwice = "NETPOL1009";

    /// <summary>An object that the API server rejects for another reason.</summary>
    public const string ObjectRejected = "NETPOL1010";

    /// <summary>A label, port or name that YAML 1.1 reads as something else.</summary>
    public const string TypingTrap = "NETPOL1011";

    /// <summary>A selector that no object can match.</summary>
    public const string SelectorContradictsItself = "NETPOL2001";

    /// <summary>A peer of namespaces beside a peer of pods, where the pods in the namespaces are meant.</summary>
    public const string SplitPeer = "NETPOL2002";

    /// <summary>A selector that matches no workload of the manifests.</summary>
    public const string SelectorMatchesNothing = "NETPOL2003";

    /// <summary>A label that is written once, while one that differs by a letter is written often.</summary>
    public const string RareLabel = "NETPOL2004";

    /// <summary>Namespaces selected by a label that they do not carry by themselves.</summary>
    public const string NamespaceLabelNotSet = "NETPOL2005";

    /// <summary>The port of a Service where policies see that of its pods.</summary>
    public const string ServicePortUsed = "NETPOL2006";

    /// <summary>A port that no container declares.</summary>
    public const string PortNotDeclared = "NETPOL2007";

    /// <summary>A named port towards addresses outside the cluster.</summary>
    public const string NamedPortOutsideCluster = "NETPOL2008";

    /// <summary>Pods on the host network, which most plugins do not see as pods.</summary>
    public const string HostNetworkSelected = "NETPOL2009";

    /// <summary>A rule that admits nothing that another one does not.</summary>
    public const string RuleAlreadyAllowed = "NETPOL2010";

    /// <summary>A single pod that is allowed to reach itself.</summary>
    public const string SelfFlow = "NETPOL2011";

    /// <summary>Rules of a direction that <c>policyTypes</c> does not list.</summary>
    public const string RulesOutsidePolicyTypes = "NETPOL2012";

    /// <summary>Exceptions that cover their whole CIDR.</summary>
    public const string ExceptCoversCidr = "NETPOL2013";

    /// <summary>Something left out or null that the API server reads as everything.</summary>
    public const string AbsentMeansAll = "NETPOL2014";

    /// <summary>A selector that matches a workload's own labels and not those of its pods.</summary>
    public const string LabelOfWorkloadOnly = "NETPOL2015";

    /// <summary>A statement from which no policy object follows.</summary>
    public const string StatementEmitsNothing = "NETPOL2016";

    /// <summary>An end in the unnamed namespace that a policy of a named namespace would have to name.</summary>
    public const string UnnamedNamespaceNotExpressible = "NETPOL2017";

    /// <summary>Pods that may reach something and not the cluster's DNS.</summary>
    public const string DnsNotAllowed = "NETPOL3001";

    /// <summary>DNS that is allowed over UDP only.</summary>
    public const string DnsOverUdpOnly = "NETPOL3002";

    /// <summary>DNS that is allowed elsewhere than where the platform's pods ask for names.</summary>
    public const string DnsNotOfPlatform = "NETPOL3003";

    /// <summary>The port of DNS, allowed towards any host.</summary>
    public const string DnsToAnyHost = "NETPOL3004";

    /// <summary>A flow that one side allows and the other one, which is isolated, does not.</summary>
    public const string FlowAllowedOnOneSide = "NETPOL3005";

    /// <summary>A policy that closes pods for everything that it does not allow, in a namespace without a default deny.</summary>
    public const string FirstPolicyIsolates = "NETPOL3006";

    /// <summary>Pods that an Ingress or a Service is there to open to clients, and that admit none of them.</summary>
    public const string BackendNotReachable = "NETPOL3007";

    /// <summary>Pods that the API server calls, and that admit nobody but pods.</summary>
    public const string WebhookNotReachable = "NETPOL3008";

    /// <summary>Pods whose metrics somebody collects, and that do not admit it.</summary>
    public const string MetricsNotReachable = "NETPOL3009";

    /// <summary>Pods that use the API server and may not reach it.</summary>
    public const string ApiServerNotReachable = "NETPOL3010";

    /// <summary>A block of clients' addresses where nodes replace them by their own.</summary>
    public const string ClientAddressesReplaced = "NETPOL3011";

    /// <summary>A block that holds the address of cloud metadata.</summary>
    public const string MetadataNotExcepted = "NETPOL4001";

    /// <summary>Egress to every address, the private ranges in which pods are included.</summary>
    public const string PrivateNotExcepted = "NETPOL4002";

    /// <summary>Every address of one family, and none of the other.</summary>
    public const string OneFamilyOnly = "NETPOL4003";

    /// <summary>Pods that everyone may reach.</summary>
    public const string OpenToEveryone = "NETPOL4004";

    /// <summary>Every port, across namespaces or towards addresses.</summary>
    public const string EveryPortAllowed = "NETPOL4005";

    /// <summary>A range of more than a thousand ports.</summary>
    public const string WidePortRange = "NETPOL4006";

    /// <summary>Addresses that an <c>except</c> leaves out and another peer or rule allows.</summary>
    public const string HoleReopened = "NETPOL4007";

    /// <summary>A namespace with rules that allow and no default deny.</summary>
    public const string DefaultDenyMissing = "NETPOL4008";

    /// <summary>A port of a database or of Kubernetes itself that more than the own namespace may reach.</summary>
    public const string SensitivePort = "NETPOL4009";

    /// <summary>Something in a policy that the declared platform does not do, or does in its own way.</summary>
    public const string FeatureNotSupported = "NETPOL5001";

    /// <summary>Policies for a platform that enforces none.</summary>
    public const string PoliciesNotEnforced = "NETPOL5002";

    /// <summary>A block inside the addresses of the cluster itself.</summary>
    public const string AddressInsideCluster = "NETPOL5003";

    /// <summary>Egress through a Service that listens on another port than its pods, where policies see the Service's.</summary>
    public const string ServicePortDiffers = "NETPOL5004";

    /// <summary>A policy that makes very many entries in the plugin's tables.</summary>
    public const string PolicyTooLarge = "NETPOL5005";

    /// <summary>A project with policies that does not say which platform they are for.</summary>
    public const string PlatformNotDeclared = "NETPOL5006";

    /// <summary>An assertion that is false of some pair of ends.</summary>
    public const string AssertionViolated = "NETPOL6001";

    /// <summary>An assertion about no pair of ends at all.</summary>
    public const string AssertionVacuous = "NETPOL6002";

    /// <summary>An assertion that could not be decided.</summary>
    public const string AssertionNotProven = "NETPOL6003";

    /// <summary>A statement that is part of no policy set.</summary>
    public const string StatementDiscarded = "NETPOL9001";

    /// <summary>A policy set that is neither an entry point nor part of one.</summary>
    public const string SetNotMarked = "NETPOL9002";

    /// <summary>A policy set that could not be evaluated in the compiler.</summary>
    public const string SetNotEvaluated = "NETPOL9003";

    /// <summary>A reason that is empty, or an acceptance that names no rule.</summary>
    public const string ReasonMissing = "NETPOL9004";

    /// <summary>A null where the language needs a value.</summary>
    public const string ValueMissing = "NETPOL9005";

    /// <summary>An acceptance that kept nothing from being reported.</summary>
    public const string AcceptanceOfNothing = "NETPOL9006";
}
