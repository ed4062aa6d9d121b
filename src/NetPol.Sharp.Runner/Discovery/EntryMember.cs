using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.ExceptionServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Discovery;

/// <summary>A member that is marked with <c>[Policies]</c>.</summary>
/// <param name="name">The member as a reader would write it: <c>Shop.Policies</c>.</param>
/// <param name="fullName">The same with the namespace, as <see cref="CompiledPoliciesAttribute.Member"/> has it.</param>
/// <param name="cluster">The cluster that it goes to.</param>
/// <param name="getter">What returns the set.</param>
internal sealed class EntryMember(string name, string fullName, string cluster, MethodInfo getter)
{
    internal string Name => name;

    internal string FullName => fullName;

    internal string Cluster => cluster;

    /// <summary>The set, by running the member.</summary>
    /// <exception cref="PolicyException">A policy in it is wrong.</exception>
    /// <exception cref="UnreadableSetException">The member threw something else, or returned none.</exception>
    internal PolicySet Read()
    {
        try
        {
            return getter.Invoke(null, []) switch
            {
                PolicySet set => set,
                IEnumerable<PolicyStatement> statements => PolicySet.Create([.. statements]),
                _ => throw new UnreadableSetException($"'{name}' is null; let it return a set, most often a static field is used before it is initialized"),
            };
        }
        catch (TargetInvocationException exception)
        {
            var cause = exception.InnerException!;
            while (cause is not PolicyException && cause is TypeInitializationException { InnerException: { } inner })
            {
                cause = inner;
            }

            if (cause is PolicyException)
            {
                ExceptionDispatchInfo.Capture(cause).Throw();
            }

            throw new UnreadableSetException($"'{name}' cannot be read: {cause.GetType().Name}: {Message.OneLine(cause.Message).TrimEnd('.')}", cause);
        }
    }
}
