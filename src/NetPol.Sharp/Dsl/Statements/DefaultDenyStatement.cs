using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Isolates every pod of one or more namespaces; see <see cref="DefaultDeny"/>.</summary>
public sealed record DefaultDenyStatement : PolicyStatement
{
    internal DefaultDenyStatement(string name, EquatableArray<PolicyType> directions)
    {
        Name = name;
        Directions = directions;
    }

    /// <summary>The directions in which the pods are isolated.</summary>
    public EquatableArray<PolicyType> Directions { get; }

    internal EquatableArray<NamespaceName> Namespaces { get; private init; } = [];

    private string Name { get; init; }

    private bool HasOwnName { get; init; }

    /// <summary>Isolates the pods of these namespaces, which the set then manages.</summary>
    /// <param name="ns">A namespace.</param>
    /// <param name="more">More namespaces.</param>
    public DefaultDenyStatement In(NamespaceHandle ns, params NamespaceHandle[] more) =>
        this with { Namespaces = EquatableArray.From(more.Prepend(ns).Select(handle => handle.Name).Distinct()) };

    /// <summary>Isolates the pods of these namespaces, which the set then manages.</summary>
    /// <param name="name">The name of a namespace.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1007).</exception>
    public DefaultDenyStatement In(string name, params string[] more) =>
        In(Dsl.Namespace(name), [.. more.Select(Dsl.Namespace)]);

    /// <summary>Gives the objects this name instead of <c>default-deny-…</c>.</summary>
    /// <param name="name">The name, a DNS-1123 subdomain of at most 253 characters.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public DefaultDenyStatement Named(string name) => this with { Name = Literal.PolicyName(name), HasOwnName = true };

    /// <summary>The statement as the language writes it.</summary>
    public override string ToString() => "DefaultDeny." + (Directions.Count > 1 ? "All" : Directions[0].ApiName());

    internal override string ToCode() => ToString()
        + (Namespaces.Count > 0 ? $".In({string.Join(", ", Namespaces.Select(ns => Literals.Text(ns.Text)))})" : "")
        + (HasOwnName ? $".Named({Literals.Text(Name)})" : "");

    internal override void EmitInto(Emission emission)
    {
        var owner = HasOwnName ? emission.OwnerOf(this with { Scopes = [], Namespaces = [] }) : DraftKey.NoOwner;
        foreach (var ns in Namespaces.Count > 0 ? Namespaces : [Scope])
        {
            var key = new DraftKey(ObjectOrder.DefaultDeny, new Subject(ns, LabelSelector.Everything), Name, owner);
            var draft = emission.SharedDraft(key);
            draft.AddContributor(this);
            foreach (var direction in Directions)
            {
                draft.Isolate(direction);
            }
        }
    }
}
