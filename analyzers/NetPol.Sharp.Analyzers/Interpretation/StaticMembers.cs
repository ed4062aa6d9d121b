using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>The static members of one compilation, each evaluated when somebody reads it; and the code of all others.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="memory">What earlier compilations made out.</param>
/// <param name="texts">What its texts say.</param>
/// <param name="references">The sets of the assemblies that it references.</param>
/// <param name="cancellation">Ends every evaluation.</param>
internal sealed class StaticMembers(Compilation compilation, Memory memory, CompilationTexts texts, CompiledSets references, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Evaluation> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];

    /// <summary>Evaluates a static field, property or method without parameters.</summary>
    internal Evaluation Evaluate(ISymbol member) => Evaluate(member, out _);

    /// <summary>Evaluates an entry point. One that is an iterator or another collection is run through.</summary>
    internal Evaluation EvaluateSet(ISymbol member, SyntaxNode place)
    {
        var evaluation = Evaluate(member);
        return evaluation.Value is PolicySet or Unknown
            ? evaluation
            : evaluation with { Value = new Interpreter(this, evaluation.Log, new Budget(Budget.Default, cancellation)).Try(() => SetOf(evaluation.Value), place) };
    }

    private static PolicySet SetOf(object? value) => value is IEnumerable<object?> statements
        ? PolicySet.Create([.. statements.Select(statement => statement as PolicyStatement
            ?? (statement is Unknown unknown ? new UnevaluatedStatement(unknown.Reason, unknown.IsReported) { Span = unknown.Span } : throw NoSet()))])
        : throw NoSet();

    private static UnknownException NoSet() => new(new Unknown("its value is no policy set", default));

    private Evaluation Evaluate(ISymbol member, out int steps)
    {
        steps = 0;
        if (_known.TryGetValue(member, out var known))
        {
            return known;
        }

        if (memory.Find(member, texts) is { } remembered)
        {
            _known.Add(member, remembered);
            return remembered;
        }

        var log = new EvaluationLog();
        var budget = new Budget(Budget.Default, cancellation);
        var value = Compute(member, log, budget);
        steps = budget.Used;
        var evaluation = new Evaluation(value, log);
        var isOneObject = member is IFieldSymbol || SourceCode.InitializerOf(member) is not null;
        if (!isOneObject && !Frozen.IsShareable(value))
        {
            // Whoever reads it gets another one.
            return evaluation;
        }

        Frozen.Freeze(value);
        _known.Add(member, evaluation);
        memory.Keep(member, evaluation, texts);
        return evaluation;
    }

    /// <summary>Reads a static member on the way of another evaluation.</summary>
    /// <exception cref="UnknownException">The member depends on itself, or has no code here.</exception>
    internal object? Read(ISymbol member, EvaluationLog log, Budget budget, SourceSpan place)
    {
        budget.Step();
        var definition = member.OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly) && references.Find(definition) is { } set)
        {
            return set;
        }

        if (definition.DeclaringSyntaxReferences.Length == 0)
        {
            throw new UnknownException(new Unknown($"'{SymbolNames.Short(member)}' is not evaluated here", place));
        }

        if (_running.FirstOrDefault(running => IsBefore(running, definition)) is { } reader)
        {
            throw new UnknownException(new Unknown($"'{SymbolNames.Short(definition)}' has no value yet when '{SymbolNames.Short(reader)}' reads it", place));
        }

        if (_running.Contains(definition))
        {
            throw new UnknownException(new Unknown($"'{SymbolNames.Short(member)}' depends on itself", place));
        }

        var evaluation = Evaluate(definition, out var steps);
        budget.Take(steps);
        log.Add(evaluation.Log);
        return evaluation.Value is Unknown { IsFinal: true } final ? throw new UnknownException(final) : evaluation.Value;
    }

    // Static members of a type get their values in the order in which they are written.
    private static bool IsBefore(ISymbol reader, ISymbol read) => !SymbolEqualityComparer.Default.Equals(reader, read)
        && SymbolEqualityComparer.Default.Equals(reader.ContainingType, read.ContainingType) && SourceCode.InitializerOf(reader) is { } early && SourceCode.InitializerOf(read) is { } late
        && !(early.SyntaxTree == late.SyntaxTree && late.SpanStart < early.SpanStart) && read is not IFieldSymbol { IsConst: true };

    /// <summary>The operation of a part of a declaration. Whoever asks depends on its tree.</summary>
    internal IOperation? OperationOf(SyntaxNode node, EvaluationLog log)
    {
        log.Trees.Add(node.SyntaxTree);
        if (!_operations.TryGetValue(node, out var operation))
        {
            _operations.Add(node, operation = ModelOf(node.SyntaxTree).GetOperation(node, cancellation));
        }

        return operation;
    }

    /// <summary>Whether the compiler objects to some of the trees.</summary>
    internal bool HasErrors(IEnumerable<SyntaxTree> trees) => trees.Any(tree => ModelOf(tree).GetDiagnostics(null, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    internal ISymbol? SymbolOf(SyntaxNode declaration) => ModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation);

    internal INamedTypeSymbol? TypeOf(UserObject instance) => compilation.GetTypeByMetadataName(instance.Type.Name);

    /// <summary>The member that is meant for an object: the override, or what implements the interface.</summary>
    internal T Implementation<T>(T member, UserObject instance)
        where T : class, ISymbol
    {
        if (!(member.IsVirtual || member.IsAbstract || member.IsOverride) || TypeOf(instance) is not { } type)
        {
            return member;
        }

        if (member.ContainingType.TypeKind == TypeKind.Interface)
        {
            var implementing = type.AllInterfaces.Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.ContainingType.OriginalDefinition))
                .SelectMany(candidate => candidate.GetMembers(member.Name)).Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition))
                .Select(type.FindImplementationForInterfaceMember).OfType<T>().FirstOrDefault();

            // A class may implement it by a member that others override.
            return implementing is null ? member : implementing.ContainingType.TypeKind == TypeKind.Interface ? implementing : Implementation(implementing, instance);
        }

        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(member.Name).OfType<T>().FirstOrDefault(candidate => Overrides(candidate, member)) is { } found)
            {
                return found;
            }
        }

        return member;
    }

    /// <summary>The method that ends the use of an object; <c>null</c> when it has none.</summary>
    internal IMethodSymbol? Dispose(UserObject instance) => compilation.GetSpecialType(SpecialType.System_IDisposable).GetMembers(nameof(System.IDisposable.Dispose)).OfType<IMethodSymbol>().FirstOrDefault() is { } dispose
        && Implementation(dispose, instance) is var found && !SymbolEqualityComparer.Default.Equals(found, dispose) ? found : null;

    /// <summary>The method that takes an object apart; <c>null</c> when it has none.</summary>
    internal IMethodSymbol? Deconstruct(UserObject instance, int count) => TypeOf(instance)?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count);

    private static bool Overrides(ISymbol candidate, ISymbol member)
    {
        for (ISymbol? current = candidate; current is not null; current = Overridden(current))
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, member.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private object? Compute(ISymbol member, EvaluationLog log, Budget budget)
    {
        var place = member.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        _running.Add(member);
        try
        {
            log.Trees.Add(place.SyntaxTree);
            var interpreter = new Interpreter(this, log, budget);
            return interpreter.Try(() => Whole(Compute(member, interpreter, log, place), member, log), place);
        }
        finally
        {
            _running.Remove(member);
        }
    }

    private object? Compute(ISymbol member, Interpreter interpreter, EvaluationLog log, SyntaxNode place)
    {
        var method = member as IMethodSymbol ?? (member is IPropertySymbol property && !SourceCode.IsAutomatic(property) ? property.GetMethod : null);
        if (method is not null)
        {
            return interpreter.CallStatic(method, place);
        }

        if (!IsFixed(member))
        {
            if (texts.IsAssigned(member.Name))
            {
                throw new UnknownException(new Unknown($"'{SymbolNames.Short(member)}' is assigned elsewhere", Spans.Of(place.SyntaxTree, place.Span)));
            }

            log.Unassigned.Add(member.Name);
        }

        if (member.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
        {
            throw new UnknownException(new Unknown($"'{member.ContainingType.Name}' has a static constructor", Spans.Of(place.SyntaxTree, place.Span)));
        }

        return SourceCode.InitializerOf(member) is { } initializer
            ? interpreter.Initial(OperationOf(initializer, log), place)
            : Constants.Default(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type);
    }

    // What other code changes is not known.
    private object? Whole(object? value, ISymbol member, EvaluationLog log)
    {
        if (SourceCode.InitializerOf(member) is not null && value is not Unknown && !Frozen.IsShareable(value) && !Frozen.IsImmutable(value))
        {
            var changed = TreeText.Changed + member.Name;
            if (texts.IsAssigned(changed))
            {
                throw new UnknownException(new Unknown($"'{SymbolNames.Short(member)}' is changed elsewhere", Spans.OfCall(member.DeclaringSyntaxReferences[0].GetSyntax(cancellation))));
            }

            log.Unassigned.Add(changed);
        }

        return value;
    }

    private static bool IsFixed(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IPropertySymbol { SetMethod: null };

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            if (!compilation.ContainsSyntaxTree(tree))
            {
                throw new UnknownException(new Unknown("code of another project is not evaluated here", default));
            }

#pragma warning disable RS1030 // The world is one for all trees; the model of the tree at hand is not enough.
            _models.Add(tree, model = compilation.GetSemanticModel(tree));
#pragma warning restore RS1030
        }

        return model;
    }
}
