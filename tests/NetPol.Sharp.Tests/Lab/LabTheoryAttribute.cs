using System;
using Xunit;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>As <see cref="LabFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabTheoryAttribute : TheoryAttribute
{
    public LabTheoryAttribute() => Skip = LabFactAttribute.Reason;
}
