namespace NetPol.Sharp.Model;

/// <summary>The controller of an object: the item of <c>metadata.ownerReferences[]</c> with <c>controller: true</c>.</summary>
/// <param name="Kind">The owner's kind.</param>
/// <param name="Name">The owner's name; it is in the same namespace.</param>
public sealed record OwnerReference(string Kind, string Name);
