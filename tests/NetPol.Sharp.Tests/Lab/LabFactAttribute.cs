using System;
using NetPol.Sharp.Lab;
using Xunit;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>A test that needs the kernel's help; skipped with the reason where it gives none. CI has to have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_reason = new(Laboratory.Unavailable);

    public LabFactAttribute() => Skip = s_reason.Value;

    internal static string? Reason => s_reason.Value;
}
