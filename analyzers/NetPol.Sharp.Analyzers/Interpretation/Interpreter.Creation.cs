using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Objects of the program's own types, and functions at the top.</content>
internal sealed partial class Interpreter
{
    /// <summary>Calls a static function without parameters.</summary>
    internal object? CallStatic(IMethodSymbol method, SyntaxNode place)
    {
        if (SourceCode.BodyOf(method) is not { } body || method.IsAsync)
        {
            throw new UnknownException(new Unknown($"'{SymbolNames.Short(method)}' is not evaluated here", Spans.OfCall(place)));
        }

        return Printing(() => Run(members.OperationOf(body, log), SourceCode.IsIterator(body), new Frame(method.OriginalDefinition, null, null)));
    }

    // What .NET prints meanwhile belongs to this evaluation.
    private object? Printing(Func<object?> evaluate)
    {
        var outer = UserObject.Printer;
        UserObject.Printer = Print;
        try
        {
            return evaluate();
        }
        finally
        {
            UserObject.Printer = outer;
        }
    }

    /// <summary>Evaluates the initializer of a static member.</summary>
    internal object? Initial(IOperation? initializer, SyntaxNode place)
    {
        return initializer is ISymbolInitializerOperation { Value: var value }
            ? Printing(() => CopyIfStruct(Evaluate(value, new Frame(null, null, null))))
            : throw new UnknownException(new Unknown("its initializer is not evaluated here", Spans.OfCall(place)));
    }

    private object? Creation(IObjectCreationOperation creation, Frame frame)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
        {
            throw Cannot($"'{Excerpt(creation)}' is not evaluated here", creation);
        }

        var arguments = Arguments(creation.Arguments, constructor, frame);
        object? made;
        if (HostTypes.Definition(type) is not null)
        {
            made = constructor.Parameters.Length == 0 && type.IsValueType ? Constants.Default(type) : CallHost(constructor, null, arguments, creation);
        }
        else if (type.IsTupleType)
        {
            made = new TupleValue(arguments);
        }
        else if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            made = arguments.Length > 0 ? arguments[0] : null;
        }
        else if (type.BaseType is { } parent && HostTypes.IsOfLibrary(parent))
        {
            made = ConstructOfLibrary(type, constructor, arguments, creation);
        }
        else
        {
            made = Construct(type, constructor, arguments, creation);
        }

        Initialize(creation.Initializer, made, frame);
        return made;
    }

    /// <summary>A type that only adds words to a value of the library (<c>Workloads.Shop.Backend</c>) is that value here, and its members find it as their <c>this</c>.</summary>
    private object? ConstructOfLibrary(INamedTypeSymbol type, IMethodSymbol constructor, object?[] arguments, IOperation place)
    {
        if (!type.GetMembers().All(IsWord) || SourceCode.BodyOf(constructor) is not ConstructorDeclarationSyntax { Body.Statements.Count: 0 } declaration
            || members.OperationOf(declaration, log) is not IConstructorBodyOperation { Initializer: { } initializer }
            || ((initializer as IExpressionStatementOperation)?.Operation ?? initializer) is not IInvocationOperation { Arguments: [{ Value: var value }] })
        {
            throw NotCalled(constructor, place);
        }

        budget.Step();
        var frame = new Frame(constructor.OriginalDefinition, null, null);
        foreach (var parameter in constructor.OriginalDefinition.Parameters)
        {
            frame.Declare(parameter, arguments[parameter.Ordinal]);
        }

        return Evaluate(value, frame);
    }

    private static bool IsWord(ISymbol member) => member.IsStatic || member.IsImplicitlyDeclared
        || member is IMethodSymbol { IsOverride: false } || (member is IPropertySymbol { IsOverride: false } property && !SourceCode.IsAutomatic(property));

    private UserObject Construct(INamedTypeSymbol type, IMethodSymbol constructor, object?[] arguments, IOperation place)
    {
        if (type.DeclaringSyntaxReferences.Length == 0)
        {
            throw Cannot($"'new {type.Name}' is not evaluated here", place);
        }

        if (HasOwnEquality(type))
        {
            throw Cannot($"'{type.Name}' has an equality of its own", place);
        }

        var made = new UserObject(UserType.Of(type));
        RunConstructor(constructor, made, arguments, place);
        return made;
    }

    private static bool HasOwnEquality(INamedTypeSymbol type) => type is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 }
        && (type.GetMembers().OfType<IMethodSymbol>().Any(method => !method.IsImplicitlyDeclared && (method.Name is "Equals" or "op_Equality" or "op_Inequality" || method.Name.EndsWith(".Equals", StringComparison.Ordinal)))
            || (type.BaseType is { } parent && HasOwnEquality(parent)));

    private void RunConstructor(IMethodSymbol constructor, UserObject made, object?[] arguments, IOperation place)
    {
        budget.Step();
        if (_depth >= Budget.MaxDepth)
        {
            throw Cannot("its calls lie too deep within each other", place);
        }

        _depth++;
        try
        {
            var type = constructor.ContainingType;
            var frame = new Frame(constructor.OriginalDefinition, made, null);
            foreach (var parameter in constructor.OriginalDefinition.Parameters)
            {
                frame.Declare(parameter, arguments[parameter.Ordinal]);
            }

            switch (SourceCode.BodyOf(constructor))
            {
                case ConstructorDeclarationSyntax declaration:
                    RunDeclared(declaration, type, made, frame);
                    break;
                case TypeDeclarationSyntax { ParameterList: not null } primary:
                    RunPrimary(primary, constructor, made, frame, place);
                    break;
                case null when constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0:
                    InitializeMembers(type, made, frame);
                    RunBase(type, made, place);
                    break;
                default:
                    throw NotCalled(constructor, place);
            }
        }
        finally
        {
            _depth--;
        }
    }

    private void RunDeclared(ConstructorDeclarationSyntax declaration, INamedTypeSymbol type, UserObject made, Frame frame)
    {
        if (members.OperationOf(declaration, log) is not IConstructorBodyOperation body)
        {
            throw new UnknownException(new Unknown($"'new {type.Name}' is not evaluated here", Spans.OfCall(declaration)));
        }

        var chained = body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation call } ? call : body.Initializer as IInvocationOperation;
        if (chained is null || !SymbolEqualityComparer.Default.Equals(chained.TargetMethod.ContainingType.OriginalDefinition, type.OriginalDefinition))
        {
            InitializeMembers(type, made, frame);
        }

        if (chained is not null && chained.TargetMethod.ContainingType.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
        {
            RunConstructor(chained.TargetMethod, made, Arguments(chained.Arguments, chained.TargetMethod, frame), chained);
        }

        foreach (var part in new IOperation?[] { body.BlockBody, body.ExpressionBody })
        {
            RunToEnd(part, frame);
        }
    }

    private void RunPrimary(TypeDeclarationSyntax declaration, IMethodSymbol constructor, UserObject made, Frame frame, IOperation place)
    {
        var type = constructor.ContainingType;
        foreach (var parameter in constructor.OriginalDefinition.Parameters)
        {
            var value = CopyIfStruct(frame.Find(parameter)!.Value);
            if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any(property => property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ParameterSyntax)))
            {
                made.Members[parameter.Name] = value;
            }
            else
            {
                made.Members[UserObject.KeyOf(parameter)] = value;
            }
        }

        InitializeMembers(type, made, frame);
        if (declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is not { } initializer)
        {
            RunBase(type, made, place);
        }
        else if (members.OperationOf(initializer, log) is IInvocationOperation call)
        {
            RunConstructor(call.TargetMethod, made, Arguments(call.Arguments, call.TargetMethod, frame), call);
        }
        else
        {
            throw new UnknownException(new Unknown($"the base of '{type.Name}' is not evaluated here", Spans.OfCall(initializer)));
        }
    }

    private void RunBase(INamedTypeSymbol type, UserObject made, IOperation place)
    {
        if (type.BaseType is not { SpecialType: SpecialType.None } parent)
        {
            return;
        }

        var constructor = parent.InstanceConstructors.FirstOrDefault(candidate => candidate.Parameters.Length == 0);
        if (constructor is null)
        {
            throw new UnknownException(new Unknown($"the base of '{type.Name}' is not evaluated here", default));
        }

        RunConstructor(constructor, made, [], place);
    }

    private void InitializeMembers(INamedTypeSymbol type, UserObject made, Frame frame)
    {
        foreach (var member in type.OriginalDefinition.GetMembers().Where(member => !member.IsStatic))
        {
            if (member is IFieldSymbol { AssociatedSymbol: null, IsConst: false } field)
            {
                InitializeMember(field, field.Type, made, frame);
            }
            else if (member is IPropertySymbol property && !made.Members.ContainsKey(UserObject.KeyOf(property)) && (SourceCode.IsAutomatic(property) || SourceCode.InitializerOf(property) is not null))
            {
                InitializeMember(property, property.Type, made, frame);
            }
        }
    }

    private void InitializeMember(ISymbol member, ITypeSymbol type, UserObject made, Frame frame)
    {
        if (SourceCode.InitializerOf(member) is { } initializer && members.OperationOf(initializer, log) is ISymbolInitializerOperation { Value: var value })
        {
            made.Members[UserObject.KeyOf(member)] = CopyIfStruct(Evaluate(value, frame));
        }
        else if (type is not ITypeParameterSymbol)
        {
            made.Members[UserObject.KeyOf(member)] = Constants.Default(type);
        }
    }

    private void Initialize(IObjectOrCollectionInitializerOperation? initializer, object? made, Frame frame)
    {
        if (initializer is null)
        {
            return;
        }

        _receivers.Push(made);
        try
        {
            foreach (var item in initializer.Initializers)
            {
                if (item is IMemberInitializerOperation nested)
                {
                    Initialize(nested.Initializer, Evaluate(nested.InitializedMember, frame), frame);
                }
                else
                {
                    Evaluate(item, frame);
                }
            }
        }
        finally
        {
            _receivers.Pop();
        }
    }

    private object? With(IWithOperation with, Frame frame)
    {
        var operand = Known(Evaluate(with.Operand, frame));
        if (operand is not UserObject original)
        {
            throw Cannot($"'{Excerpt(with)}' is not evaluated here", with);
        }

        if (members.TypeOf(original)?.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType)) is true)
        {
            throw Cannot($"how '{original.Type.Name}' is copied is not evaluated here", with);
        }

        var copy = original.Copy();
        Initialize(with.Initializer, copy, frame);
        return copy;
    }

    private UserObject AnonymousObject(IAnonymousObjectCreationOperation creation, Frame frame)
    {
        var made = new UserObject(UserType.Of((INamedTypeSymbol)creation.Type!));
        foreach (var assignment in creation.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            made.Members[((IPropertyReferenceOperation)assignment.Target).Property.Name] = CopyIfStruct(Evaluate(assignment.Value, frame));
        }

        return made;
    }

    // What ToString() of the program prints, where .NET calls it by itself.
    private string Print(UserObject instance)
    {
        if (members.TypeOf(instance) is { } type)
        {
            for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                if (current.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0 && SourceCode.BodyOf(method) is not null) is { } own)
                {
                    return Known(CallUser(own, instance, [], members.OperationOf(SourceCode.BodyOf(own)!, log)!)) as string ?? "";
                }
            }

            if (type.IsRecord && type.GetMembers("PrintMembers").OfType<IMethodSymbol>().All(method => method.IsImplicitlyDeclared))
            {
                return $"{type.Name} {{ {string.Join(", ", Printed(type).Select(name => $"{name} = {Texts.Of(Known(instance.Members[name]))}"))} }}";
            }
        }

        throw new UnknownException(new Unknown($"'{instance.Type.Name}.ToString' is not evaluated here", default));
    }

    private static IEnumerable<string> Printed(INamedTypeSymbol type) =>
        (type.BaseType is { IsRecord: true } parent ? Printed(parent) : [])
        .Concat(type.GetMembers().Where(member => member is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } and (IFieldSymbol or IPropertySymbol { IsIndexer: false })).Select(member => member.Name))
        .Distinct();
}
