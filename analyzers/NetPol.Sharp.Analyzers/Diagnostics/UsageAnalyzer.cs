using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Diagnostics;

/// <summary>Reports statements that no set holds (NETPOL9001), and sets that nobody marked (NETPOL9002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_words = ["IAllowTo", "IAssertTo", "IOnPorts", "IPolicySubject", "IPolicyRules", "PolicyStatement", "PolicySet"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.Find(RuleIds.StatementDiscarded), Descriptors.Find(RuleIds.SetNotMarked)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(typeof(PoliciesAttribute).FullName!) is null)
            {
                return;
            }

            var texts = new CompilationTexts(start.Compilation);
            start.RegisterOperationAction(OnStatement, OperationKind.ExpressionStatement);
            start.RegisterOperationBlockAction(OnBlock);
            start.RegisterSymbolAction(symbol => OnSymbol(symbol, texts), SymbolKind.Property, SymbolKind.Field, SymbolKind.Method);
        });
    }

    private static void OnStatement(OperationAnalysisContext context)
    {
        var operation = ((IExpressionStatementOperation)context.Operation).Operation;
        var value = operation is ISimpleAssignmentOperation { Target: IDiscardOperation } discarded ? Unwrap(discarded.Value) : operation;
        var type = value switch
        {
            IInvocationOperation call => call.TargetMethod.ContainingType,
            IPropertyReferenceOperation property => property.Property.ContainingType,
            _ => null,
        };
        var isMadeOfWords = type is { Name: nameof(Enumerable) } or { ContainingNamespace.Name: "Immutable" } && value.Type is INamedTypeSymbol { TypeArguments: [var element] } && IsWord(element);
        if (type is not null && (isMadeOfWords || (HostTypes.IsOfLibrary(type) && IsWord(value.Type))))
        {
            Report(context.ReportDiagnostic, value.Syntax.GetLocation());
        }
    }

    private static void Report(System.Action<Diagnostic> report, Location location) => report(Diagnostic.Create(
        Descriptors.Find(RuleIds.StatementDiscarded), location, "This is part of no policy set, so no YAML follows from it and nothing is proven; make it an element of a set"));

    private static void OnBlock(OperationBlockAnalysisContext context)
    {
        foreach (var declarator in context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).OfType<IVariableDeclaratorOperation>())
        {
            if (declarator.GetVariableInitializer() is { Value: var value } && IsWord(Unwrap(value).Type) && !context.OperationBlocks.Any(block => Reads(block, declarator.Symbol)))
            {
                Report(context.ReportDiagnostic, value.Syntax.GetLocation());
            }
            else if (declarator.Symbol.Type is INamedTypeSymbol { Name: "List", TypeArguments: [var element] } && IsWord(element) && context.OperationBlocks.All(block => OnlyAdds(block, declarator.Symbol)))
            {
                Report(context.ReportDiagnostic, declarator.Symbol.Locations[0]);
            }
        }
    }

    // Nobody reads a list that statements are only added to.
    private static bool OnlyAdds(IOperation block, ILocalSymbol local) => block.Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local))
        .All(reference => IsWritten(reference) || reference.Parent is IInvocationOperation { TargetMethod.Name: "Add" or "AddRange", Parent: IExpressionStatementOperation } call && call.Instance == reference);

    private static bool Reads(IOperation block, ILocalSymbol local) =>
        block.Descendants().OfType<ILocalReferenceOperation>().Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && !IsWritten(reference));

    private static bool IsWritten(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference;

    private static void OnSymbol(SymbolAnalysisContext context, CompilationTexts texts)
    {
        var symbol = context.Symbol;
        if (!symbol.IsStatic || symbol.IsImplicitlyDeclared || symbol.Locations.Length == 0 || TypeOf(symbol) is not { } type || !HostTypes.IsOfLibrary(type) || texts.IsUsed(symbol.Name)
            || (IsVisible(symbol) && context.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary)
            || symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: nameof(PoliciesAttribute) }))
        {
            return;
        }

        if (type.Name == nameof(PolicySet))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Find(RuleIds.SetNotMarked), symbol.Locations[0], $"'{SymbolNames.Short(symbol)}' is not marked [Policies] and is part of no set that is, so nothing checks it while it is written; add [Policies], or spread it into a set"));
        }
        else if (IsWord(type))
        {
            Report(context.ReportDiagnostic, symbol.Locations[0]);
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IFieldSymbol field => field.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.Length: 0 } method => method.ReturnType,
        _ => null,
    };

    // Another assembly may hold it.
    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    private static IOperation Unwrap(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Unwrap(conversion.Operand) : operation;

    private static bool IsWord(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (HostTypes.IsOfLibrary(current) && s_words.Contains(current.Name))
            {
                return true;
            }
        }

        return false;
    }
}
