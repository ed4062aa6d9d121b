namespace NetPol.Sharp;

/// <summary>Stands, in the compiler, for statements that the interpreter could not evaluate: none, one or several. It emits nothing.</summary>
/// <param name="Reason">What could not be evaluated.</param>
/// <param name="IsReported">Whether the reason is a mistake that is reported as an error of its own.</param>
internal sealed record UnevaluatedStatement(string Reason, bool IsReported) : PolicyStatement
{
    internal override string ToCode() => throw new System.NotSupportedException("What was not evaluated cannot be written down.");

    internal override void EmitInto(Emission emission)
    {
        // Whoever judges the set looks for it.
    }
}
