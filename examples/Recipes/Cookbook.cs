using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetPol.Sharp;

namespace Recipes;

/// <summary>All recipes: the classes of this project with <see cref="RecipeAttribute"/>, by number.</summary>
public static class Cookbook
{
    public static IReadOnlyList<Recipe> All { get; } =
    [
        .. from type in typeof(Cookbook).Assembly.GetTypes()
           let recipe = type.GetCustomAttribute<RecipeAttribute>()
           where recipe is not null
           orderby recipe.Number
           select new Recipe(type.Name, recipe.Number, recipe.Title, recipe.Explanation, PoliciesOf(type)),
    ];

    private static PolicySet PoliciesOf(Type type) =>
        (PolicySet?)Array.Find(type.GetProperties(), property => property.IsDefined(typeof(PoliciesAttribute)))?.GetValue(null)
        ?? throw new InvalidOperationException($"Recipe {type.Name} has no property with [Policies].");
}
