using System;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp;

/// <summary>A set and the name that <c>--set</c> knows it by: the expression that was passed to <c>Run</c>, or the member that holds it.</summary>
internal sealed record NamedSet(string Name, PolicySet Set)
{
    private const string PropertySuffix = ".Policies";

    /// <summary>Whether the set is only judged: it is another assembly's, which emits it.</summary>
    internal bool IsForeign { get; init; }

    /// <summary>Names a set after its expression, or after its position where that is no plain name.</summary>
    internal static NamedSet Of(string expression, PolicySet set, int position) =>
        new(IsPlainName(expression) ? expression : "set " + position.ToString(CultureInfo.InvariantCulture), set);

    /// <summary>Whether <c>--set</c> means this one: <c>Shop.Policies</c>, or <c>Shop</c> for short.</summary>
    internal bool IsCalled(string name) => Name == name || Name == name + PropertySuffix;

    private static bool IsPlainName(string expression) =>
        expression.Length > 0 && expression.Split('.').All(part =>
            part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c == '_'));
}
