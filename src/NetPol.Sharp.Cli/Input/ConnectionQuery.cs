using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Input;

/// <summary>A question about one connection, as written.</summary>
internal sealed record ConnectionQuery
{
    /// <summary>The end that connects.</summary>
    internal required string From { get; init; }

    /// <summary>The end that listens; <c>svc:namespace/name:port</c> and <c>ingress:namespace/name</c> are followed to their pods.</summary>
    internal required string To { get; init; }

    /// <summary>The protocol; <c>null</c> when none is written: TCP between pods, that of the port through a Service.</summary>
    internal Protocol? Protocol { get; init; }

    /// <summary>The port: a number or the name of one that the destination declares; <c>null</c> where a Service or an Ingress says it.</summary>
    internal PortSpecifier? Port { get; init; }

    /// <summary>The address family; <c>null</c> for whichever both ends have.</summary>
    internal IPFamily? Family { get; init; }

    /// <summary>What is expected; <c>null</c> when nothing is.</summary>
    internal bool? ExpectsAllowed { get; init; }

    /// <summary>Where the question is written; empty for the command line.</summary>
    internal SourceSpan Span { get; init; }
}
