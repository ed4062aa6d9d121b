using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace NetPol.Sharp.Discovery;

/// <summary>Finds the members of an assembly that are marked with <c>[Policies]</c>, without running any of its code.</summary>
internal static class EntryMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The entry points of an assembly, by name.</summary>
    /// <exception cref="UsageException">A member is marked that cannot be one, or the assembly cannot be read.</exception>
    internal static IReadOnlyList<EntryMember> Of(Assembly assembly)
    {
        var marked = TypesOf(assembly).SelectMany(type => type.GetMembers(Declared)).Where(IsMarked).ToArray();

        // A name alone is what people write; where two types share it, their namespaces tell them apart.
        var shared = new HashSet<string>(marked.GroupBy(ShortName).Where(group => group.Skip(1).Any()).Select(group => group.Key), StringComparer.Ordinal);
        return
        [
            .. marked.Select(member => new EntryMember(shared.Contains(ShortName(member)) ? FullName(member) : ShortName(member), FullName(member), ClusterOf(member), Getter(member)))
                .OrderBy(entry => entry.FullName, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those of an assembly that somebody else keeps: what is marked in vain is none of our business.</summary>
    internal static IReadOnlyList<EntryMember> OfOther(Assembly assembly) =>
    [
        .. TypesOf(assembly).SelectMany(type => type.GetMembers(Declared)).Where(member => IsMarked(member) && GetterOf(member) is { } getter && IsEntry(getter))
            .Select(member => new EntryMember(FullName(member), FullName(member), ClusterOf(member), GetterOf(member)!)).OrderBy(entry => entry.FullName, StringComparer.Ordinal),
    ];

    private static MethodInfo? GetterOf(MemberInfo member) => member is PropertyInfo property ? property.GetMethod : (MethodInfo)member;

    // The compiler takes iterators and other collections of statements for sets, too.
    private static bool IsEntry(MethodInfo getter) => getter is { IsStatic: true, ContainsGenericParameters: false } && getter.DeclaringType?.ContainsGenericParameters == false && getter.GetParameters().Length == 0
        && typeof(IEnumerable<PolicyStatement>).IsAssignableFrom(getter.ReturnType);

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            throw new UsageException($"'{assembly.GetName().Name}' cannot be read: {Model.Message.OneLine(exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message).TrimEnd('.')}");
        }
    }

    // What a lambda or a local function becomes is marked, too, and the compiler does not take it for an entry point.
    private static bool IsMarked(MemberInfo member) =>
        member is PropertyInfo or MethodInfo && member.Name.IndexOf('<') < 0 && member.IsDefined(typeof(PoliciesAttribute), inherit: false);

    private static string ClusterOf(MemberInfo member) => member.GetCustomAttribute<PoliciesAttribute>(inherit: false)?.Cluster ?? "";

    private static MethodInfo Getter(MemberInfo member)
    {
        return GetterOf(member) is { } getter && IsEntry(getter)
            ? getter
            : throw new UsageException($"'{ShortName(member)}' is marked [Policies] and is no static property or static method without parameters that returns a PolicySet; make it one, or remove the mark");
    }

    private static string ShortName(MemberInfo member)
    {
        var name = member.Name;
        for (var type = member.DeclaringType; type is not null; type = type.DeclaringType)
        {
            name = type.Name + "." + name;
        }

        return name;
    }

    private static string FullName(MemberInfo member) => $"{member.DeclaringType!.FullName!.Replace('+', '.')}.{member.Name}";
}
