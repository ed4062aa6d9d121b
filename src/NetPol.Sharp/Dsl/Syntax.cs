using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>After <c>Allow.From(…)</c>: where the connections may go.</summary>
public interface IAllowTo
{
    /// <summary>To pods of the set's namespace.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    IOnPorts<AllowStatement> To(string selector, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>To this end.</summary>
    /// <param name="peer">The end that connections go to.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    IOnPorts<AllowStatement> To(Peer peer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>To a port of pods, which completes the sentence.</summary>
    /// <param name="port">The pods and their port.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    AllowStatement To(PodPort port, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}

/// <summary>After <c>Never.From(…)</c> or <c>Always.From(…)</c>: where the connections go.</summary>
public interface IAssertTo
{
    /// <summary>To pods of the set's namespace, on every port unless the next word says otherwise.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    AssertedFlow To(string selector, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>To this end, on every port unless the next word says otherwise.</summary>
    /// <param name="peer">The end that connections go to.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    AssertedFlow To(Peer peer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>To a port of pods.</summary>
    /// <param name="port">The pods and their port.</param>
    /// <param name="file">The file of the call; the compiler fills it in.</param>
    /// <param name="line">The line of the call; the compiler fills it in.</param>
    AssertedPorts To(PodPort port, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}

/// <summary>A sentence that ports come next in; <see cref="OnPortsSentences"/> has the words.</summary>
/// <typeparam name="T">What the sentence becomes.</typeparam>
public interface IOnPorts<out T>
{
    /// <summary>On these ports of the destination pod.</summary>
    /// <param name="ports">The ports.</param>
    T On(PortSet ports);
}

/// <summary>A sentence that has ports and takes more; <see cref="AndPortsSentences"/> has the words.</summary>
/// <typeparam name="T">What the sentence becomes.</typeparam>
public interface IAndPorts<out T>
{
    /// <summary>Also on these ports of the destination pod.</summary>
    /// <param name="ports">The ports to add.</param>
    T And(PortSet ports);
}

/// <summary>After <c>Policy(…)</c>: which pods it applies to.</summary>
public interface IPolicySubject
{
    /// <summary>Pods of the policy's namespace: <c>spec.podSelector</c>.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    IPolicyRules Selecting(string selector);

    /// <summary>These pods: <c>spec.podSelector</c>, and <c>metadata.namespace</c> when they name a namespace.</summary>
    /// <param name="pods">The pods of one namespace, <see cref="Dsl.AllPods"/> for all.</param>
    /// <exception cref="PolicyException">The pods are chosen by namespace labels, so they have no one namespace (NETPOL2016).</exception>
    IPolicyRules Selecting(PodPeer pods);
}

/// <summary>After <c>.Selecting(…)</c>: what the policy allows or denies; the first word makes it a statement.</summary>
public interface IPolicyRules
{
    /// <summary>Isolates the pods for ingress and adds a rule: <c>spec.ingress[]</c>.</summary>
    /// <param name="from">The peers that may connect, <see cref="Dsl.Anywhere"/> for every one.</param>
    /// <param name="on">The pods' ports, <see cref="Port.Any"/> for every one.</param>
    PolicyObjectStatement AllowIngress(Peer from, PortSet on);

    /// <summary>Isolates the pods for egress and adds a rule: <c>spec.egress[]</c>.</summary>
    /// <param name="to">The peers that may be connected to, <see cref="Dsl.Anywhere"/> for every one.</param>
    /// <param name="on">The peers' ports, <see cref="Port.Any"/> for every one.</param>
    PolicyObjectStatement AllowEgress(Peer to, PortSet on);

    /// <summary>Isolates the pods for ingress without a rule.</summary>
    PolicyObjectStatement DenyIngress();

    /// <summary>Isolates the pods for egress without a rule.</summary>
    PolicyObjectStatement DenyEgress();
}
