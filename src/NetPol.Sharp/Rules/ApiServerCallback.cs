using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A Service that an object has the API server call.</summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Name">The name of the object.</param>
/// <param name="Namespace">The namespace of the Service.</param>
/// <param name="Service">The name of the Service.</param>
/// <param name="Port">The port of the Service.</param>
/// <param name="Span">Where the name of the object stands.</param>
internal sealed record ApiServerCallback(string Kind, string Name, string Namespace, string Service, int Port, SourceSpan Span);
