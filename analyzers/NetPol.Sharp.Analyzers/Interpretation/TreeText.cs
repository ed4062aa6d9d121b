using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>What a tree says without being bound.</summary>
/// <param name="Shape">A hash of its declarations, without the code in them.</param>
/// <param name="Assigned">The names that something is assigned to, passed as <c>ref</c> or <c>out</c> to, or counted up or down, outside of declarations.</param>
/// <param name="MayHaveEntryPoints">Whether the mark of entry points occurs.</param>
/// <param name="Assertions">Where assertions are written.</param>
/// <param name="Used">The names that code mentions, but for those that are only handed to <c>PolicyProgram.Run</c>.</param>
internal sealed record TreeText(string Shape, HashSet<string> Assigned, bool MayHaveEntryPoints, IReadOnlyList<AssertionSite> Assertions, HashSet<string> Used)
{
    /// <summary>Comes before the names of what is changed rather than assigned: an element, a member, or by a method.</summary>
    internal const string Changed = ".";

    // What texts and LINQ call so changes nothing.
    private static readonly HashSet<string> s_alsoOfTexts = ["Replace", "Insert", "Append", "Reverse", "Remove"];

    /// <summary>The mark of entry points.</summary>
    internal const string Mark = "Policies";

    internal static TreeText Read(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var shape = new StringBuilder();
        Write(root, shape);
        using var hash = SHA256.Create();
        var declarations = shape.ToString();
        return new TreeText(
            System.Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(declarations))),
            [.. root.DescendantNodes().SelectMany(Assigns).OfType<string>()],
            declarations.Contains(Mark),
            [.. root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsAssertion).Select(call => new AssertionSite(Sentence(call), Spans.OfCall(call)))],
            [.. root.DescendantNodes(node => !IsRun(node)).OfType<SimpleNameSyntax>().Where(name => name.Parent is not AttributeSyntax).Select(name => name.Identifier.ValueText)]);
    }

    // The code of a function changes nothing of what other code means; everything else may: names, types, constants, default values.
    private static void Write(SyntaxNode node, StringBuilder shape)
    {
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken)
            {
                shape.Append(child.AsToken().Text).Append(' ');
            }
            else if (!IsCode(child.AsNode()!))
            {
                Write(child.AsNode()!, shape);
            }
        }
    }

    private static bool IsCode(SyntaxNode node) => node switch
    {
        BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } => true,
        ArrowExpressionClauseSyntax => true,
        GlobalStatementSyntax => true,

        // What the generator writes follows from code.
        AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax yaml } } when yaml.SyntaxTree.FilePath.EndsWith(Generation.YamlSource.File, System.StringComparison.Ordinal) => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    private static bool IsRun(SyntaxNode node) => node is ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax
    {
        Name.Identifier.ValueText: "Run", Expression: IdentifierNameSyntax { Identifier.ValueText: "PolicyProgram" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "PolicyProgram" }
    } } };

    private static bool IsAssertion(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "From", Expression: IdentifierNameSyntax { Identifier.ValueText: "Never" or "Always" } };

    // The call that starts the sentence, and those that go on.
    private static string Sentence(InvocationExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name.Identifier.ValueText: not ("Because" or "Accept") } ? Sentence(next)
        : string.Join(" ", call.ToString().Split([' ', '\r', '\n', '\t'], System.StringSplitOptions.RemoveEmptyEntries)).Replace(" .", ".");

    private static IEnumerable<string?> Assigns(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Expression: var changed } } call
        ? Frozen.IsChange(method) && !(s_alsoOfTexts.Contains(method) && IsValue(call)) ? Receivers(changed) : []
        : Targets(node);

    // A method that changes nothing is called for its result.
    private static bool IsValue(InvocationExpressionSyntax call) =>
        call.Parent is not (ExpressionStatementSyntax or IfStatementSyntax or WhileStatementSyntax or PrefixUnaryExpressionSyntax or LambdaExpressionSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } });

    // Of 'a.B[0].C = 1', 'C' is assigned, and 'B' and 'a' are changed.
    private static IEnumerable<string?> Receivers(ExpressionSyntax changed) => changed switch
    {
        IdentifierNameSyntax name => [Changed + name.Identifier.ValueText],
        MemberAccessExpressionSyntax access => Receivers(access.Expression).Append(Changed + access.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax element => Receivers(element.Expression),
        ParenthesizedExpressionSyntax parenthesized => Receivers(parenthesized.Expression),
        InvocationExpressionSyntax call => Receivers(call.Expression),
        PostfixUnaryExpressionSyntax postfix => Receivers(postfix.Operand),
        _ => [],
    };

    private static IEnumerable<string?> Targets(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => [],
        AssignmentExpressionSyntax assignment => Names(assignment.Left),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Names(argument.Expression),
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => Names(prefix.Operand),
        PostfixUnaryExpressionSyntax postfix when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Names(postfix.Operand),
        _ => [],
    };

    private static IEnumerable<string?> Names(ExpressionSyntax target) => target switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Names(argument.Expression)),
        MemberAccessExpressionSyntax access => Receivers(access.Expression).Append(access.Name.Identifier.ValueText),
        ElementAccessExpressionSyntax element => Receivers(element.Expression),
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        ParenthesizedExpressionSyntax parenthesized => Names(parenthesized.Expression),
        _ => [],
    };
}
