using System;

namespace Recipes;

/// <summary>Makes a class a recipe; its policies are its property with <c>[Policies]</c>.</summary>
/// <param name="number">The next free number.</param>
/// <param name="title">What the recipe is for.</param>
/// <param name="explanation">What it allows, and what may surprise, in one sentence.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecipeAttribute(int number, string title, string explanation) : Attribute
{
    public int Number { get; } = number;

    public string Title { get; } = title;

    public string Explanation { get; } = explanation;
}
