namespace NetPol.Sharp.Model;

/// <summary>One peer of a rule, either <see cref="SelectorPeer"/> or <see cref="IPBlock"/>: <c>from[]</c> or <c>to[]</c>.</summary>
public abstract record NetworkPolicyPeer : ModelNode
{
    private protected NetworkPolicyPeer()
    {
    }
}
