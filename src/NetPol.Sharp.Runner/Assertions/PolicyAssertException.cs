using System;

namespace NetPol.Sharp;

/// <summary>An expectation about policies that does not hold. Test frameworks show its message: the explanation, or the difference.</summary>
public sealed class PolicyAssertException : Exception
{
    internal PolicyAssertException(string message)
        : base(message)
    {
    }
}
