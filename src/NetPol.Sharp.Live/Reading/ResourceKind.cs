namespace NetPol.Sharp.Live;

/// <summary>A kind of the API that is read.</summary>
/// <param name="Group">Its group; empty for the core.</param>
/// <param name="Version">The version that is read.</param>
/// <param name="Plural">Its name in paths and permissions.</param>
/// <param name="Kind">Its name in objects.</param>
/// <param name="Fields">What of an object is kept besides <c>apiVersion</c> and <c>kind</c>.</param>
internal sealed record ResourceKind(string Group, string Version, string Plural, string Kind, KeptFields Fields)
{
    /// <summary>The names of the objects that are read in <c>kube-system</c>, one by one; <c>null</c> for all that there are anywhere.</summary>
    internal string[]? Names { get; init; }

    /// <summary>The value of <c>apiVersion</c>.</summary>
    internal string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>The kind as permissions name it: <c>networkpolicies.networking.k8s.io</c>.</summary>
    internal string Resource => Group.Length == 0 ? Plural : Plural + "." + Group;

    /// <summary>The path of all objects of the kind, or of those in one namespace.</summary>
    internal string Path(string ns = "") => (Group.Length == 0 ? "api/" : "apis/") + ApiVersion + (ns.Length == 0 ? "/" : "/namespaces/" + ns + "/") + Plural;
}
