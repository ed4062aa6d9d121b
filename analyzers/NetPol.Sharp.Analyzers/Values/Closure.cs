using System;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A function as a value: a lambda, a local function or a method.</summary>
/// <param name="Invoke">Calls it.</param>
/// <param name="Parameters">How many parameters it has.</param>
internal sealed record Closure(Func<object?[], object?> Invoke, int Parameters);
