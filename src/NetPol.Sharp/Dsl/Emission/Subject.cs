using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The pods that one object is about.</summary>
internal sealed record Subject(NamespaceName Namespace, LabelSelector Pods)
{
    public override string ToString() => Pods.MatchesEverything ? "all pods" : Pods.ToString();
}
