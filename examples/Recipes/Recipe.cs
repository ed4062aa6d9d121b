using NetPol.Sharp;

namespace Recipes;

/// <summary>A recipe: what it is for, what to know about it, and its policies.</summary>
/// <param name="Name">The name of its class, and of its file.</param>
/// <param name="Number">Its number, which never changes.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Explanation">What it allows, and what may surprise, in one sentence.</param>
/// <param name="Policies">Its policies, in a namespace of its own.</param>
public sealed record Recipe(string Name, int Number, string Title, string Explanation, PolicySet Policies);
