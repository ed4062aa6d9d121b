using System.Runtime.CompilerServices;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Guards against values that hold themselves: an overflow of the stack would end the compiler.</summary>
internal static class Stack
{
    /// <summary>Always true.</summary>
    /// <exception cref="System.InsufficientExecutionStackException">The stack is nearly used up.</exception>
    internal static bool Suffices()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return true;
    }
}
