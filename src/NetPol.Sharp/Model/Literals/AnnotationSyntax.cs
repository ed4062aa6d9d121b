using System.Text;

namespace NetPol.Sharp.Model;

/// <summary>Keys and size of annotations (apimachinery <c>ValidateAnnotations</c>).</summary>
internal static class AnnotationSyntax
{
    /// <summary>How many bytes the keys and values of one object may have together.</summary>
    internal const long MaxBytes = 256 * 1024;

    /// <summary>What is wrong with a key, or <c>null</c>: keys are label keys whose case does not matter.</summary>
    internal static string? KeyProblem(string key) => LabelSyntax.KeyProblem(key.ToLowerInvariant());

    /// <summary>What an annotation adds to the size of its object.</summary>
    internal static long Bytes(string key, string value) => (long)Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
}
