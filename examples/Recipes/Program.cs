using System.Linq;
using NetPol.Sharp;
using Recipes;

// One world of all recipes, in the order of their numbers: --set "set 7" emits recipe 7.
return PolicyProgram.Run(args, [.. Cookbook.All.Select(recipe => recipe.Policies)]);
