using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>A container of a DaemonSet, as far as it tells what a plugin does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image.</param>
/// <param name="Arguments">Its command and arguments.</param>
/// <param name="Environment">Its environment variables that have a value.</param>
internal sealed record InstalledContainer(string Name, string Image, IReadOnlyList<string> Arguments, IReadOnlyList<KeyValue> Environment)
{
    /// <summary>The version in the image's tag; <c>null</c> for tags such as <c>latest</c>.</summary>
    internal PlatformVersion? Version => Tag.IndexOf('.') > 0 ? PlatformVersion.TryParse(Tag) : null;

    /// <summary>The image's tag; empty when there is none.</summary>
    internal string Tag
    {
        get
        {
            var name = Image.Split('@')[0];
            var colon = name.LastIndexOf(':');
            return colon > name.LastIndexOf('/') ? name.Substring(colon + 1) : "";
        }
    }

    /// <summary>The value of an argument <c>--name=value</c> or <c>--name value</c>; <c>true</c> for one without a value, <c>null</c> when it is not given.</summary>
    internal string? Argument(string name)
    {
        for (var index = 0; index < Arguments.Count; index++)
        {
            if (Arguments[index].StartsWith(name + "=", System.StringComparison.Ordinal))
            {
                return Arguments[index].Substring(name.Length + 1);
            }

            if (Arguments[index] == name)
            {
                return index + 1 < Arguments.Count && Arguments[index + 1] is "true" or "false" ? Arguments[index + 1] : "true";
            }
        }

        return null;
    }

    /// <summary>The value of an environment variable; <c>null</c> when it is not set.</summary>
    internal string? Variable(string name) => Environment.FirstOrDefault(variable => variable.Key == name)?.Value;
}
