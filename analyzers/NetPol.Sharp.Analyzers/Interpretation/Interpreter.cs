using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>
/// Evaluates code of the program. It knows C#, and nothing of the language of policies: methods of the library and of .NET are called for real. What it does not know
/// becomes an <see cref="Unknown"/> value, and what depends on one becomes one, too.
/// </summary>
/// <param name="members">The program's static members.</param>
/// <param name="log">Is told what is found.</param>
/// <param name="budget">Ends the evaluation.</param>
internal sealed partial class Interpreter(StaticMembers members, EvaluationLog log, Budget budget)
{
    private int _depth;

    private readonly Purity _purity = new(members);

    // How often a value was not known.
    private int _doubts;

    /// <summary>Evaluates, and does not throw: what cannot be evaluated is unknown.</summary>
    internal object? Try(Func<object?> evaluate, SyntaxNode place)
    {
        try
        {
            return evaluate();
        }
#pragma warning disable CA1031 // Nothing may leave an analyzer, and nothing is hidden: it is the reason that NETPOL9003 gives.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var cause = Host.HostCall.Ours(exception) ?? exception;
            if (cause is OperationCanceledException)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(cause).Throw();
            }

            return Reason(cause, place);
        }
#pragma warning restore CA1031
    }

    private Unknown Reason(Exception exception, SyntaxNode place) => exception switch
    {
        UnknownException { Value: var unknown } => unknown.Span.IsKnown ? unknown : unknown with { Span = Spans.OfCall(place) },
        InsufficientExecutionStackException => new Unknown("its calls lie too deep within each other", Spans.OfCall(place)),
        PolicyException mistake => Report(mistake, place),

        // Of a method of .NET that enumerates later on.
        InvalidOperationException or ArgumentException or KeyNotFoundException or FormatException or OverflowException or InvalidCastException or NullReferenceException =>
            new Unknown($"its evaluation ends in {exception.GetType().Name}", Spans.OfCall(place)),
        _ when members.HasErrors(log.Trees) => DoesNotCompile(Spans.OfCall(place)),
        _ => new Unknown(OwnError(exception), Spans.OfCall(place)),
    };

    /// <summary>What is said of an error in the analyzers themselves.</summary>
    internal static string OwnError(Exception exception) => $"NetPol.Sharp itself failed on it ({exception.GetType().Name}: {exception.Message.Replace('\n', ' ').TrimEnd('.')}), which is an error worth reporting";

    /// <summary>Evaluates an expression whose value others can do without. Where it is not known, whatever the expression could have changed is not known either.</summary>
    private object? Try(IOperation expression, Frame frame, Func<object?>? evaluate = null)
    {
        var value = CopyIfStruct(Try(evaluate ?? (() => Evaluate(expression, frame)), expression.Syntax));
        if (value is Unknown unknown)
        {
            _doubts++;
            ForgetWhatChanges([expression], unknown, frame);
            if (unknown.IsFinal)
            {
                throw new UnknownException(unknown);
            }
        }

        return value;
    }

    private object? Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null)
        {
            return null;
        }

        budget.Step();
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return Constants.Of(constant.Value, operation.Type);
        }

        var value = EvaluateExpression(operation, frame);
        _doubts += value is Unknown ? 1 : 0;
        return value;
    }

    private object? EvaluateExpression(IOperation operation, Frame frame) => operation switch
    {
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, frame),
        ILocalReferenceOperation local => Variable(local.Local, frame, local),
        IParameterReferenceOperation parameter => Parameter(parameter, frame),
        IFieldReferenceOperation field => Field(field, frame),
        IPropertyReferenceOperation property => Property(property, frame),
        IInstanceReferenceOperation instance => Instance(instance, frame),
        IInvocationOperation invocation => Invocation(invocation, frame),
        IObjectCreationOperation creation => Creation(creation, frame),
        IConversionOperation conversion => Conversion(conversion, frame),
        IDelegateCreationOperation creation => Evaluate(creation.Target, frame),
        IAnonymousFunctionOperation function => Lambda(function.Symbol, function.Body, frame.Capture()),
        IMethodReferenceOperation method => MethodGroup(method, frame),
        ICollectionExpressionOperation collection => CollectionExpression(collection, frame),
        IArrayCreationOperation array => ArrayCreation(array, frame),
        IArrayElementReferenceOperation element => ArrayElement(element, frame),
        IImplicitIndexerReferenceOperation element => ImplicitIndexer(element, frame),
        IAnonymousObjectCreationOperation anonymous => AnonymousObject(anonymous, frame),
        IInterpolatedStringOperation text => InterpolatedString(text, frame),
        ITranslatedQueryOperation query => Evaluate(query.Operation, frame),
        _ => EvaluateOperator(operation, frame),
    };

    private object? EvaluateOperator(IOperation operation, Frame frame) => operation switch
    {
        IBinaryOperation binary => Binary(binary, frame),
        IUnaryOperation unary => Unary(unary, frame),
        IConditionalOperation conditional => Conditional(conditional, frame),
        ICoalesceOperation coalesce => Coalesce(coalesce, frame),
        ICoalesceAssignmentOperation coalesce => CoalesceAssignment(coalesce, frame),
        IConditionalAccessOperation access => ConditionalAccess(access, frame),
        IConditionalAccessInstanceOperation => _conditionals.Peek(),
        ISimpleAssignmentOperation assignment => Locate(assignment.Target, frame).Write(CopyIfStruct(Evaluate(assignment.Value, frame))),
        ICompoundAssignmentOperation compound => CompoundAssignment(compound, frame),
        IIncrementOrDecrementOperation increment => Increment(increment, frame),
        IDeconstructionAssignmentOperation deconstruction => Locate(deconstruction.Target, frame).Write(Evaluate(deconstruction.Value, frame)),
        IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression, frame),
        ITupleOperation tuple => new TupleValue([.. tuple.Elements.Select(element => CopyIfStruct(Evaluate(element, frame)))]),
        ITupleBinaryOperation tuples => TupleBinary(tuples, frame),
        IIsPatternOperation pattern => IsPattern(pattern, frame),
        IIsTypeOperation type => Known(Evaluate(type.ValueOperand, frame)) is var value && TypeTests.Is(value, type.TypeOperand) != type.IsNegated,
        ISwitchExpressionOperation choice => SwitchExpression(choice, frame),
        IWithOperation with => With(with, frame),
        IDefaultValueOperation value => value.Type is { } type ? Constants.Default(type) : null,
        IThrowOperation thrown => throw Cannot(Thrown(thrown), thrown),
        IRangeOperation or IUtf8StringOperation or IAwaitOperation or ITypeOfOperation => throw Cannot($"'{operation.Syntax}' is not evaluated here", operation),
        IInvalidOperation => throw new UnknownException(DoesNotCompile(Place(operation))),
        _ => throw Cannot($"'{Excerpt(operation)}' is not evaluated here", operation),
    };

    private static string Thrown(IThrowOperation thrown) =>
        thrown.Exception is null ? "it throws again what it caught" : $"it throws {(thrown.Exception is IConversionOperation conversion ? conversion.Operand : thrown.Exception).Type?.Name ?? "an exception"} when it runs";

    private static IEnumerable<object?> Drain(IEnumerator<object?> enumerator)
    {
        while (enumerator.MoveNext())
        {
            yield return enumerator.Current;
        }
    }

    private static object? Known(object? value) => value is Unknown unknown ? throw new UnknownException(unknown) : value;

    private static UnknownException Cannot(string reason, IOperation operation) =>
        new(operation.DescendantsAndSelf().Any(part => part is IInvalidOperation || part.Type is IErrorTypeSymbol) ? DoesNotCompile(Place(operation)) : new Unknown(reason, Place(operation)));

    // The compiler says so itself.
    private static Unknown DoesNotCompile(SourceSpan span) => new("the code does not compile", span) { IsReported = true };

    private static SourceSpan Place(IOperation operation) => Spans.OfCall(operation.Syntax);

    private static string Excerpt(IOperation operation)
    {
        var text = string.Join(" ", operation.Syntax.ToString().Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 60 ? text.Substring(0, 57) + "..." : text;
    }

    private Unknown Report(PolicyException exception, SyntaxNode place)
    {
        var finding = Finding.Of(exception, Spans.OfCall(place));
        log.Findings.Add(finding);
        return new Unknown(finding.Message, finding.Span) { IsReported = true };
    }

    private IEnumerable<object?> Elements(object? value, IOperation place)
    {
        if (value is not null && _tainted.TryGetValue(value, out var taint))
        {
            throw new UnknownException(taint);
        }

        if (value is UserObject collection && members.TypeOf(collection)?.GetMembers("GetEnumerator").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0) is { } enumerate)
        {
            return Known(Call(enumerate, collection, [], place)) switch
            {
                Iterator iterator => iterator,
                IEnumerator<object?> enumerator => Drain(enumerator),
                _ => throw Cannot($"'{Excerpt(place)}' is not a collection that is evaluated here", place),
            };
        }

        return Host.Adapter.Elements(Known(value)) ?? throw Cannot(value is null ? "null is enumerated" : $"'{Excerpt(place)}' is not a collection that is evaluated here", place);
    }
}
