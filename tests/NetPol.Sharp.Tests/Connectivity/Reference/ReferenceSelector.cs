using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.RepresentationModel;
using static NetPol.Sharp.Tests.Connectivity.ReferenceMutation;
using static NetPol.Sharp.Tests.Connectivity.ReferenceYaml;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Label selectors (semantics 51 to 58).</summary>
internal sealed class ReferenceSelector(ReferenceMutation mutation)
{
    internal bool Matches(YamlNode selector, Dictionary<string, string> written)
    {
        var labels = mutation switch
        {
            EmptyLabelIsAbsent => written.Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal),
            LabelPrefixIgnored => written.GroupBy(pair => WithoutPrefix(pair.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal),
            _ => written,
        };
        return LabelsMatch(Labels(Get(selector, "matchLabels")), labels)
            && ExpressionsMatch(Items(Get(selector, "matchExpressions")), labels);
    }

    private bool LabelsMatch(Dictionary<string, string> required, Dictionary<string, string> labels)
    {
        foreach (var (key, value) in required)
        {
            var isPresent = labels.TryGetValue(Key(key), out var present);
            if (mutation == AbsentLabelIsEmpty && !isPresent)
            {
                (isPresent, present) = (true, "");
            }

            if (mutation != MatchLabelsIgnored && !(isPresent && present == value))
            {
                return false;
            }
        }

        return true;
    }

    private bool ExpressionsMatch(IList<YamlNode> expressions, Dictionary<string, string> labels)
    {
        if (mutation == ExpressionsOred && expressions.Count > 0)
        {
            return expressions.Any(expression => ExpressionMatches(expression, labels));
        }

        var counting = mutation == LastExpressionOfAKeyCounts
            ? expressions.GroupBy(expression => Text(Get(expression, "key")), StringComparer.Ordinal).Select(group => group.Last())
            : expressions;
        return counting.All(expression => ExpressionMatches(expression, labels));
    }

    private bool ExpressionMatches(YamlNode expression, Dictionary<string, string> labels)
    {
        var isPresent = labels.TryGetValue(Key(Text(Get(expression, "key"))!), out var value);
        var isListed = isPresent && Items(Get(expression, "values")).Any(item => Text(item) == value);
        return Text(Get(expression, "operator")) switch
        {
            "In" => isListed,
            "NotIn" when mutation == NotInNeedsKey => isPresent && !isListed,
            "NotIn" => !isListed,
            "Exists" => isPresent,
            "DoesNotExist" => !isPresent,
            var other => throw new InvalidDataException("operator " + other),
        };
    }

    private string Key(string key) => mutation == LabelPrefixIgnored ? WithoutPrefix(key) : key;

    private static string WithoutPrefix(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
