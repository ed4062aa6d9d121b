using System;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Leaves an evaluation that cannot go on; whoever can do without its value catches it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the interpreter.")]
internal sealed class UnknownException(Unknown value) : Exception(value.Reason)
{
    internal Unknown Value { get; } = value;
}
