using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Code of which nobody knows whether it runs, or how often: whatever it could change is unknown afterwards.</content>
internal sealed partial class Interpreter
{
    private readonly ConditionalWeakTable<object, Unknown> _tainted = new();

    private IEnumerable<object?> Havoc(IReadOnlyList<IOperation?> statements, Unknown unknown, Frame frame)
    {
        var yields = false;
        foreach (var operation in statements.OfType<IOperation>().SelectMany(statement => statement.DescendantsAndSelf()))
        {
            budget.Step();
            switch (operation)
            {
                case IReturnOperation { Kind: OperationKind.YieldReturn }:
                    yields = true;
                    break;
                case IReturnOperation when !IsInFunction(operation, statements):
                    throw new UnknownException(unknown);
                case IBranchOperation branch when !IsWithin(branch, statements):
                    throw new UnknownException(unknown);
                case IAssignmentOperation assignment:
                    Forget(assignment.Target, unknown, frame);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Forget(increment.Target, unknown, frame);
                    break;
                case IDeclarationExpressionOperation or IVariableDeclaratorOperation:
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                    Forget(argument.Value, unknown, frame);
                    break;
                case ILocalReferenceOperation local when frame.Find(local.Local) is { } cell:
                    Taint(cell.Value, unknown);
                    break;
                case IParameterReferenceOperation parameter when frame.Find(parameter.Parameter) is { } cell:
                    Taint(cell.Value, unknown);
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }:
                    // It may change variables of this function.
                    throw new UnknownException(unknown);
                case IInstanceReferenceOperation when frame.Self is not null:
                    Taint(frame.Self, unknown);
                    break;
            }
        }

        return yields ? [unknown] : [];
    }

    private void Forget(IOperation target, Unknown unknown, Frame frame)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                frame.Set(local.Local, unknown);
                break;
            case IParameterReferenceOperation parameter:
                frame.Set(parameter.Parameter, unknown);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Forget(element, unknown, frame);
                }

                break;
            case IDeclarationExpressionOperation or IDiscardOperation:
                break;
            case IFieldReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation } field:
                TaintOwner(field.Instance, unknown, frame);
                break;
            case IPropertyReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation } property:
                TaintOwner(property.Instance, unknown, frame);
                break;
            case IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation or IParameterReferenceOperation } element:
                TaintOwner(element.ArrayReference, unknown, frame);
                break;
            default:
                throw new UnknownException(unknown);
        }
    }

    private void TaintOwner(IOperation owner, Unknown unknown, Frame frame)
    {
        var value = Evaluate(owner, frame);
        if (value is UserObject instance)
        {
            instance.Taint = unknown;
        }

        Taint(value, unknown);
    }

    private static bool IsInFunction(IOperation operation, IReadOnlyList<IOperation?> statements)
    {
        for (var current = operation.Parent; current is not null && !statements.Contains(current); current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    // Whether what a jump leaves is part of the code itself.
    private static bool IsWithin(IBranchOperation branch, IReadOnlyList<IOperation?> statements)
    {
        for (IOperation? current = branch.Parent; current is not null; current = current.Parent)
        {
            if (current is ILoopOperation or ISwitchOperation)
            {
                for (IOperation? outer = current; outer is not null; outer = outer.Parent)
                {
                    if (statements.Contains(outer))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }
}
