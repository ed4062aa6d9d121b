using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Whether code can change anything that its caller has. Where that takes more than a look at the code, it can.</summary>
/// <param name="members">The code.</param>
internal sealed class Purity(StaticMembers members)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether what a variable or <c>this</c> stands for is only read where it is used.</summary>
    internal bool IsOnlyRead(IOperation use)
    {
        while (!IsFixed(use.Type))
        {
            switch (use.Parent)
            {
                case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IArgumentOperation { Parent: IInvocationOperation or IPropertyReferenceOperation or IObjectCreationOperation, Parameter.RefKind: RefKind.None }
                    or IFieldReferenceOperation or IConditionalAccessOperation:
                    break;
                case IPropertyReferenceOperation property when !IsTarget(property):
                    if (!IsPure(property.Property.GetMethod))
                    {
                        return false;
                    }

                    break;
                case IInvocationOperation call:
                    if (!IsPure(call.TargetMethod) || !call.Arguments.All(argument => IsPureFunction(argument.Value)))
                    {
                        return false;
                    }

                    break;
                case IObjectCreationOperation creation when HostTypes.Definition((INamedTypeSymbol)creation.Type!) is not null:
                    break;
                case ISpreadOperation or IForEachLoopOperation or IIsPatternOperation or IIsTypeOperation or IBinaryOperation or IInterpolationOperation:
                    return true;
                default:
                    return false;
            }

            use = use.Parent!;
        }

        return !IsTarget(use);
    }

    private static bool IsTarget(IOperation use) => use.Parent is IAssignmentOperation assignment ? assignment.Target == use : use.Parent is IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) };

    // Nothing about it changes.
    private static bool IsFixed(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum }
        || (type is INamedTypeSymbol named && (HostTypes.IsOfLibrary(named) || (named.IsValueType && (HostTypes.Definition(named) is not null || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T))));

    private bool IsPureFunction(IOperation argument) => argument switch
    {
        IConversionOperation conversion => IsPureFunction(conversion.Operand),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => ChangesNothing(function.Body),
        IDelegateCreationOperation { Target: IMethodReferenceOperation method } => IsPure(method.Method),
        _ => argument.Type?.TypeKind != TypeKind.Delegate,
    };

    private bool IsPure(IMethodSymbol? method)
    {
        if (method is null || method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction)
        {
            return false;
        }

        method = method.ReducedFrom ?? method.OriginalDefinition;
        if (HostTypes.Definition(method.ContainingType) is not null)
        {
            return HostTypes.IsOfLibrary(method.ContainingType) || !Frozen.IsChange(method);
        }

        if (method.AssociatedSymbol is IPropertySymbol property && method.MethodKind == MethodKind.PropertyGet && SourceCode.IsAutomatic(property))
        {
            return true;
        }

        if (_known.TryGetValue(method, out var known))
        {
            return known;
        }

        // What calls itself is as pure as the rest of it.
        _known[method] = true;
        return _known[method] = !(method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync)
            && SourceCode.BodyOf(method) is { } body && members.OperationOf(body, new EvaluationLog()) is { } code && ChangesNothing(code);
    }

    private bool ChangesNothing(IOperation code) => code.Descendants().All(operation => operation switch
    {
        IAssignmentOperation assignment => assignment.Target is ILocalReferenceOperation or IDiscardOperation || assignment.Parent is IObjectOrCollectionInitializerOperation,
        IIncrementOrDecrementOperation increment => increment.Target is ILocalReferenceOperation,
        IInvocationOperation call => IsPure(call.TargetMethod),
        IPropertyReferenceOperation property => IsTarget(property) || IsPure(property.Property.GetMethod),
        IObjectCreationOperation creation => creation.Type is INamedTypeSymbol type && (HostTypes.Definition(type) is not null || creation.Constructor is { } constructor && (constructor.IsImplicitlyDeclared || type.IsRecord)),
        IArgumentOperation argument => argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out) || argument.Value is ILocalReferenceOperation or IDeclarationExpressionOperation or IDiscardOperation,
        IInvalidOperation => false,
        _ => true,
    });
}
