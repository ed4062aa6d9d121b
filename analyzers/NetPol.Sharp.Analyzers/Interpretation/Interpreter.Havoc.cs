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

    /// <summary>Statements that may run or not. Where they may leave the function, nothing after them is known.</summary>
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
                case IBranchOperation branch when !IsWithin(branch, statements):
                    throw new UnknownException(unknown);
            }
        }

        ForgetWhatChanges(statements, unknown, frame);
        return yields ? [unknown] : [];
    }

    /// <summary>Expressions that may be evaluated or not; their value is not known.</summary>
    private Unknown Perhaps(Unknown unknown, Frame frame, params IReadOnlyList<IOperation?> expressions)
    {
        ForgetWhatChanges(expressions, unknown, frame);
        return unknown;
    }

    private void ForgetWhatChanges(IReadOnlyList<IOperation?> code, Unknown unknown, Frame frame, HashSet<object>? seen = null)
    {
        seen ??= ReferenceComparer.Set();
        foreach (var operation in code.OfType<IOperation>().SelectMany(statement => statement.DescendantsAndSelf()))
        {
            budget.Step();
            switch (operation)
            {
                case IAssignmentOperation assignment:
                    Forget(assignment.Target, unknown, frame, seen);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Forget(increment.Target, unknown, frame, seen);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                    Forget(argument.Value, unknown, frame, seen);
                    break;
                case ILocalReferenceOperation local when frame.Find(local.Local) is { } cell && !_purity.IsOnlyRead(local):
                    Taint(cell.Value, unknown, seen);
                    break;
                case IParameterReferenceOperation parameter when frame.Find(parameter.Parameter) is { } cell && !_purity.IsOnlyRead(parameter):
                    Taint(cell.Value, unknown, seen);
                    break;
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }:
                    ForgetWhatChanges(function, unknown, frame, seen);
                    break;
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function }:
                    ForgetWhatChanges(function, unknown, frame, seen);
                    break;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } self when frame.Self is not null && !_purity.IsOnlyRead(self):
                    Taint(frame.Self, unknown, seen);
                    break;
            }
        }
    }

    // What a local function changes belongs to the functions around it.
    private void ForgetWhatChanges(IMethodSymbol function, Unknown unknown, Frame frame, HashSet<object> seen)
    {
        if (frame.Around(function.ContainingSymbol) is { } around && SourceCode.BodyOf(function) is { } body && seen.Add(body))
        {
            ForgetWhatChanges([members.OperationOf(body, log)], unknown, around, seen);
        }
    }

    private void Forget(IOperation target, Unknown unknown, Frame frame, HashSet<object> seen)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                ForgetVariable(local.Local, unknown, frame);
                break;
            case IParameterReferenceOperation parameter:
                ForgetVariable(parameter.Parameter, unknown, frame);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Forget(element, unknown, frame, seen);
                }

                break;
            case IDeclarationExpressionOperation or IDiscardOperation:
                break;
            case IMemberReferenceOperation { Instance: { } owner }:
                TaintOwner(owner, unknown, frame, seen);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array }:
                TaintOwner(array, unknown, frame, seen);
                break;
            default:
                throw new UnknownException(unknown);
        }
    }

    // A variable that the code itself declares is nobody else's.
    private static void ForgetVariable(ISymbol variable, Unknown unknown, Frame frame)
    {
        if (frame.Find(variable) is { } cell)
        {
            cell.Value = unknown;
        }
    }

    // Whatever the owner is part of begins with a variable or with 'this', or is new.
    private void TaintOwner(IOperation owner, Unknown unknown, Frame frame, HashSet<object> seen)
    {
        switch (owner)
        {
            case ILocalReferenceOperation local:
                Taint(frame.Find(local.Local)?.Value, unknown, seen);
                break;
            case IParameterReferenceOperation parameter:
                Taint(frame.Find(parameter.Parameter)?.Value, unknown, seen);
                break;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                Taint(frame.Self, unknown, seen);
                break;
            case IInstanceReferenceOperation or IConditionalAccessInstanceOperation or IObjectCreationOperation or IInvocationOperation:
                break;
            case IMemberReferenceOperation { Instance: { } instance }:
                TaintOwner(instance, unknown, frame, seen);
                break;
            case IArrayElementReferenceOperation element:
                TaintOwner(element.ArrayReference, unknown, frame, seen);
                break;
            case IConversionOperation conversion:
                TaintOwner(conversion.Operand, unknown, frame, seen);
                break;
            default:
                throw new UnknownException(unknown);
        }
    }

    /// <summary>Nothing is known of an object any more, nor of what it holds.</summary>
    private void Taint(object? value, Unknown unknown, HashSet<object> seen)
    {
        if (value is null or string or Unknown || value.GetType().IsValueType || !seen.Add(value) || Frozen.Contains(value))
        {
            return;
        }

        budget.Step();
        switch (value)
        {
            case Closure closure:
                closure.Forget(unknown, seen);
                break;
            case List<object?> list:
                TaintAll(list, unknown, seen);
                list.Add(unknown);
                break;
            case object?[] array:
                TaintAll(array, unknown, seen);
                for (var i = 0; i < array.Length; i++)
                {
                    array[i] = unknown;
                }

                break;
            case TupleValue tuple:
                TaintAll(tuple.Items, unknown, seen);
                break;
            case UserObject instance:
                instance.Taint ??= instance.Type.IsFixed ? null : unknown;
                TaintAll(instance.Members.Values, unknown, seen);
                break;
            case System.Collections.IDictionary or System.Text.StringBuilder or System.Collections.ICollection or ICollection<object?> when !Frozen.IsImmutable(value):
                TaintAll(((value as System.Collections.IDictionary)?.Values ?? value as System.Collections.IEnumerable)?.Cast<object?>() ?? [], unknown, seen);
                _tainted.GetValue(value, _ => unknown);
                break;
        }
    }

    private void TaintAll(IEnumerable<object?> values, Unknown unknown, HashSet<object> seen)
    {
        foreach (var value in values)
        {
            Taint(value, unknown, seen);
        }
    }

    private static bool IsInFunction(IOperation operation, IReadOnlyList<IOperation?> statements)
    {
        for (IOperation? current = operation; current is not null && !statements.Contains(current); current = current.Parent)
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
