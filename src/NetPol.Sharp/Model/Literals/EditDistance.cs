using System;

namespace NetPol.Sharp.Model;

/// <summary>How many letters have to be put in, taken out or exchanged, alone or with the next one, to make one word of another, whatever their case.</summary>
internal static class EditDistance
{
    internal static int Between(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var exchange = previous[j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(exchange, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
