using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace NetPol.Sharp.Live;

/// <summary>What the container of a network plugin is started with: only the switches that say whether it enforces policies, because everything else may be a secret.</summary>
internal static class PluginArguments
{
    private static readonly string[] s_kept = ["--enable-network-policy", "--run-firewall"];

    /// <summary>Leaves of command and arguments of a container those switches, as arguments.</summary>
    internal static void Reduce(JsonObject container)
    {
        string[] kept = [.. Kept([.. Words(container["command"]), .. Words(container["args"])])];
        container.Remove("command");
        container.Remove("args");
        if (kept.Length > 0)
        {
            container["args"] = new JsonArray([.. kept.Select(word => (JsonNode)word)]);
        }
    }

    // The word after a switch is its value only if it is one: it may as well be a password.
    private static IEnumerable<string> Kept(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (Array.Exists(s_kept, name => words[index] == name))
            {
                yield return words[index];
                if (index + 1 < words.Length && IsValue(words[index + 1]))
                {
                    yield return words[index + 1];
                }
            }
            else if (Array.Exists(s_kept, name => words[index].StartsWith(name + "=", StringComparison.Ordinal) && IsValue(words[index][(name.Length + 1)..])))
            {
                yield return words[index];
            }
        }
    }

    private static bool IsValue(string word) => bool.TryParse(word, out _);

    private static IEnumerable<string> Words(JsonNode? list) => ((list as JsonArray) ?? []).Select(item => item is JsonValue value && value.TryGetValue<string>(out var word) ? word : "");
}
