using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A function as a value: a lambda, a local function or a method.</summary>
/// <param name="Invoke">Calls it.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Forget">Makes unknown whatever a call could change, when nobody knows whether it is called; the set holds what was visited.</param>
internal sealed record Closure(Func<object?[], object?> Invoke, int Parameters, Action<Unknown, HashSet<object>> Forget);
