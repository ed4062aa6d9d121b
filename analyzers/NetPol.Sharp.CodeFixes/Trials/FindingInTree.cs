using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>A finding in C#.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Place">The place in it.</param>
/// <param name="Finding">The finding.</param>
internal sealed record FindingInTree(SyntaxTree Tree, TextSpan Place, Finding Finding);
