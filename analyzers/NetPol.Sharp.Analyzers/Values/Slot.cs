using System;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Something that is assigned to: its receiver and indexes are evaluated once, before the value is.</summary>
/// <param name="Read">The value that it has.</param>
/// <param name="Write">Gives it another, and returns that.</param>
internal sealed record Slot(Func<object?> Read, Func<object?, object?> Write);
