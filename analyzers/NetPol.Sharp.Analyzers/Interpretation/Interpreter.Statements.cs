using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Statements. They are enumerated, because an iterator runs only as far as somebody asks.</content>
internal sealed partial class Interpreter
{
    private IEnumerable<object?> Execute(IOperation? statement, Frame frame)
    {
        budget.Step();
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case null or IEmptyOperation or ILocalFunctionOperation:
                return [];
            case IMethodBodyOperation body:
                return Execute(body.BlockBody ?? body.ExpressionBody, frame);
            case IBlockOperation block:
                return ExecuteAll(block.Operations, frame);
            case ILabeledOperation labeled:
                return Execute(labeled.Operation, frame);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                return [yielded.ReturnedValue is { } value ? Try(value, frame) : null];
            case IConditionalOperation conditional:
                return ExecuteConditional(conditional, frame);
            case IForEachLoopOperation loop:
                return ExecuteForEach(loop, frame);
            case IForLoopOperation loop:
                return ExecuteFor(loop, frame);
            case IWhileLoopOperation loop:
                return ExecuteWhile(loop, frame);
            case ISwitchOperation choice:
                return ExecuteSwitch(choice, frame);
            case IUsingOperation or ITryOperation or ILockOperation:
                return ExecuteGuarded(statement, frame);
            default:
                ExecuteSimple(statement, frame);
                return [];
        }
    }

    private IEnumerable<object?> ExecuteAll(IEnumerable<IOperation> statements, Frame frame)
    {
        foreach (var statement in statements)
        {
            // What is used until the end of the block is disposed of after the rest of it.
            if (statement is IUsingDeclarationOperation { DeclarationGroup: var resources })
            {
                foreach (var value in ExecuteUsing(resources, ExecuteAll(statements.SkipWhile(other => other != statement).Skip(1), frame), frame))
                {
                    yield return value;
                }

                yield break;
            }

            foreach (var value in Execute(statement, frame))
            {
                yield return value;
            }

            if (frame.Flow != Flow.Next)
            {
                yield break;
            }
        }
    }

    private void ExecuteSimple(IOperation statement, Frame frame)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    if (declarator.Symbol.RefKind != RefKind.None)
                    {
                        throw Cannot($"'{declarator.Symbol.Name}' stands for another variable, which is not evaluated here", declarator);
                    }

                    // A variable that cannot be evaluated is unknown; what does not need it goes on.
                    var initializer = declarator.GetVariableInitializer();
                    frame.Declare(declarator.Symbol, initializer is null ? null : Try(initializer.Value, frame));
                }

                break;
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation, frame);
                break;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                frame.Return(null);
                break;
            case IReturnOperation returned:
                frame.Return(CopyIfStruct(Evaluate(returned.ReturnedValue, frame)));
                break;
            case IBranchOperation { BranchKind: BranchKind.Break }:
                frame.Flow = Flow.Break;
                break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                frame.Flow = Flow.Continue;
                break;
            case IThrowOperation thrown:
                throw Cannot(Thrown(thrown), thrown);
            default:
                throw Cannot($"'{Excerpt(statement)}' is not evaluated here", statement);
        }
    }

    private IEnumerable<object?> ExecuteConditional(IConditionalOperation conditional, Frame frame) => Evaluate(conditional.Condition, frame) switch
    {
        bool condition => Execute(condition ? conditional.WhenTrue : conditional.WhenFalse, frame),
        Unknown unknown => Havoc([conditional.WhenTrue, conditional.WhenFalse], unknown, frame),
        _ => throw Cannot($"'{Excerpt(conditional.Condition)}' is not evaluated here", conditional.Condition),
    };

    private IEnumerable<object?> ExecuteForEach(IForEachLoopOperation loop, Frame frame)
    {
        var sequence = Evaluate(loop.Collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : loop.Collection, frame);
        if (loop.Locals.Any(local => local.RefKind != RefKind.None))
        {
            throw Cannot("a loop over variables is not evaluated here", loop);
        }

        if (loop.IsAsynchronous)
        {
            throw Cannot("an asynchronous loop is not evaluated here", loop);
        }

        foreach (var item in sequence is Unknown ? [sequence] : Elements(sequence is string text ? text.Select(character => (object?)character) : sequence, loop.Collection))
        {
            budget.Step();
            if (item is Unknown unknown)
            {
                // It may stand for several, or for none.
                foreach (var value in Havoc([loop.Body], unknown, frame))
                {
                    yield return value;
                }

                continue;
            }

            Locate(loop.LoopControlVariable, frame).Write(item);
            foreach (var value in Execute(loop.Body, frame))
            {
                yield return value;
            }

            if (!GoesOn(frame))
            {
                yield break;
            }
        }
    }

    private IEnumerable<object?> ExecuteFor(IForLoopOperation loop, Frame frame)
    {
        foreach (var value in ExecuteAll(loop.Before, frame))
        {
            yield return value;
        }

        while (true)
        {
            budget.Step();
            var condition = loop.Condition is null ? true : Evaluate(loop.Condition, frame);
            if (condition is Unknown unknown)
            {
                foreach (var value in Havoc([loop.Body, .. loop.AtLoopBottom], unknown, frame))
                {
                    yield return value;
                }

                yield break;
            }

            if (condition is not true)
            {
                yield break;
            }

            foreach (var value in Execute(loop.Body, frame))
            {
                yield return value;
            }

            if (!GoesOn(frame))
            {
                yield break;
            }

            foreach (var value in ExecuteAll(loop.AtLoopBottom, frame))
            {
                yield return value;
            }
        }
    }

    private IEnumerable<object?> ExecuteWhile(IWhileLoopOperation loop, Frame frame)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            budget.Step();
            if (loop.ConditionIsTop || !isFirst)
            {
                var condition = Evaluate(loop.Condition, frame);
                if (condition is Unknown unknown)
                {
                    foreach (var value in Havoc([loop.Body], unknown, frame))
                    {
                        yield return value;
                    }

                    yield break;
                }

                if (condition is true == loop.ConditionIsUntil)
                {
                    yield break;
                }
            }

            foreach (var value in Execute(loop.Body, frame))
            {
                yield return value;
            }

            if (!GoesOn(frame))
            {
                yield break;
            }
        }
    }

    /// <summary>Whether a loop takes another turn after its body.</summary>
    private static bool GoesOn(Frame frame)
    {
        var goesOn = frame.Flow is Flow.Next or Flow.Continue;
        if (frame.Flow != Flow.Return)
        {
            frame.Flow = Flow.Next;
        }

        return goesOn;
    }

    private IEnumerable<object?> ExecuteSwitch(ISwitchOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        IEnumerable<object?> body;
        if (value is Unknown unknown)
        {
            body = Havoc([.. choice.Cases.SelectMany(section => section.Body).Where(statement => statement is not IBranchOperation)], unknown, frame);
        }
        else
        {
            var section = choice.Cases.FirstOrDefault(candidate => candidate.Clauses.Any(clause => clause is not IDefaultCaseClauseOperation && Fits(clause, value, frame)))
                ?? choice.Cases.FirstOrDefault(candidate => candidate.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
            body = section is null ? [] : ExecuteAll(section.Body, frame);
        }

        foreach (var item in body)
        {
            yield return item;
        }

        frame.Flow = frame.Flow == Flow.Break ? Flow.Next : frame.Flow;
    }

    private bool Fits(ICaseClauseOperation clause, object? value, Frame frame) => clause switch
    {
        ISingleValueCaseClauseOperation single => AreEqual(Known(Evaluate(single.Value, frame)), value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value, frame) && (pattern.Guard is null || Known(Evaluate(pattern.Guard, frame)) is true),
        _ => throw Cannot($"'{Excerpt(clause)}' is not evaluated here", clause),
    };

    // As long as nothing throws, handlers do not run; and if something does, the evaluation ends. What is not known may throw.
    private IEnumerable<object?> ExecuteGuarded(IOperation statement, Frame frame)
    {
        switch (statement)
        {
            case ITryOperation attempt:
                foreach (var value in Finally(ExecuteTried(attempt, frame), () => ExecuteFinally(attempt.Finally, frame)))
                {
                    yield return value;
                }

                break;
            case ILockOperation locked:
                foreach (var value in Execute(locked.Body, frame))
                {
                    yield return value;
                }

                break;
            case IUsingOperation used:
                foreach (var value in ExecuteUsing(used.Resources, Execute(used.Body, frame), frame))
                {
                    yield return value;
                }

                break;
            default:
                throw Cannot($"'{Excerpt(statement)}' is not evaluated here", statement);
        }
    }

    private IEnumerable<object?> ExecuteUsing(IOperation resources, IEnumerable<object?> body, Frame frame)
    {
        var held = new List<object?>();
        if (resources is IVariableDeclarationGroupOperation group)
        {
            ExecuteSimple(group, frame);
            held.AddRange(group.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => frame.Find(declarator.Symbol)?.Value));
        }
        else
        {
            held.Add(Evaluate(resources, frame));
        }

        foreach (var value in Finally(body, DisposeAll))
        {
            yield return value;
        }

        void DisposeAll()
        {
            held.Reverse();
            foreach (var resource in held.OfType<UserObject>())
            {
                Call(members.Dispose(resource) ?? throw Cannot("how it is disposed of is not evaluated here", resources), resource, [], resources);
            }
        }
    }

    private IEnumerable<object?> ExecuteTried(ITryOperation attempt, Frame frame)
    {
        var doubts = _doubts;
        foreach (var value in Execute(attempt.Body, frame))
        {
            yield return value;
        }

        if (_doubts > doubts && attempt.Catches.Length > 0)
        {
            Havoc([attempt.Body, .. attempt.Catches], new Unknown("what is caught is not evaluated here", Spans.OfCall(attempt.Catches[0].Syntax)), frame);
        }
    }

    private void ExecuteFinally(IOperation? last, Frame frame)
    {
        var (flow, result) = (frame.Flow, frame.Result);
        frame.Flow = Flow.Next;
        RunToEnd(last, frame);
        (frame.Flow, frame.Result) = (flow, result);
    }

    // Whoever enumerates an iterator may leave it early, and it ends as if it were done. Where it cannot go on, nothing ends.
    private static IEnumerable<object?> Finally(IEnumerable<object?> body, System.Action last)
    {
        var isLeft = false;
        try
        {
            foreach (var value in body)
            {
                isLeft = true;
                yield return value;
                isLeft = false;
            }

            isLeft = true;
        }
        finally
        {
            if (isLeft)
            {
                last();
            }
        }
    }
}
