using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Where the code of a symbol stands.</summary>
internal static class SourceCode
{
    /// <summary>The part of a declaration that is executed; <c>null</c> when the symbol has none in source.</summary>
    internal static SyntaxNode? BodyOf(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax())
            {
                case ArrowExpressionClauseSyntax arrow:
                    return arrow;
                case AccessorDeclarationSyntax { Body: null, ExpressionBody: null }:
                    break;
                case AccessorDeclarationSyntax accessor:
                    return accessor;
                case BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } and not ConstructorDeclarationSyntax:
                    break;
                case BaseMethodDeclarationSyntax declaration:
                    return declaration;
                case LocalFunctionStatementSyntax function:
                    return function;
                case TypeDeclarationSyntax type when method.MethodKind == MethodKind.Constructor:
                    return type;
            }
        }

        return null;
    }

    /// <summary>Whether a property stores its value itself.</summary>
    internal static bool IsAutomatic(IPropertySymbol property)
    {
        property = property.PartialImplementationPart ?? property;
        return property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declaration =>
                !property.IsAbstract && declaration.Parent is not InterfaceDeclarationSyntax && accessors.Accessors.All(accessor => accessor.Body is null && accessor.ExpressionBody is null),
            _ => false,
        }) || (property.IsImplicitlyDeclared && property.ContainingType.IsAnonymousType);
    }

    /// <summary>The initializer of a field or property; <c>null</c> when it has none.</summary>
    internal static EqualsValueClauseSyntax? InitializerOf(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    }).FirstOrDefault(initializer => initializer is not null);

    /// <summary>Whether calling the function makes an iterator.</summary>
    internal static bool IsIterator(SyntaxNode body) =>
        body.DescendantNodes(node => node == body || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).Any(node => node is YieldStatementSyntax);
}
