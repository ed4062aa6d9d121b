using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>Reads kubectl's selector grammar (apimachinery <c>labels/selector.go</c>) and says at which column it does not parse.</summary>
internal sealed class SelectorParser
{
    private const string Special = "=!(),<>";
    private readonly string _text;
    private readonly List<KeyValue> _labels = [];
    private readonly List<LabelSelectorRequirement> _expressions = [];
    private int _position;

    internal SelectorParser(string text) => _text = text;

    internal LabelSelector Parse()
    {
        SkipBlanks();
        if (AtEnd)
        {
            throw new PolicyException(RuleIds.SelectorNotParseable, "An empty selector selects everything; write AllPods, or AllNamespaces for namespaces");
        }

        while (true)
        {
            ReadRequirement();
            SkipBlanks();
            if (AtEnd)
            {
                return Build();
            }

            Expect(',', "','");
        }
    }

    private bool AtEnd => _position == _text.Length;

    private LabelSelector Build() => new()
    {
        MatchLabels = _labels.Count == 0 ? default : EquatableArray.From(_labels.OrderBy(label => label.Key, System.StringComparer.Ordinal)),
        MatchExpressions = _expressions.Count == 0
            ? default
            : EquatableArray.From(_expressions.Distinct().OrderBy(expression => expression.ToString(), System.StringComparer.Ordinal)),
    };

    private void ReadRequirement()
    {
        SkipBlanks();
        if (TryTake("!"))
        {
            AddExpression(ReadKey(), LabelSelectorOperator.DoesNotExist);
            return;
        }

        var key = ReadKey();
        SkipBlanks();
        if (AtEnd || _text[_position] == ',')
        {
            AddExpression(key, LabelSelectorOperator.Exists);
        }
        else if (TryTake("==") || TryTake("="))
        {
            AddLabel(key, ReadValue());
        }
        else if (TryTake("!="))
        {
            AddExpression(key, LabelSelectorOperator.NotIn, ReadValue());
        }
        else if (_text[_position] is '<' or '>')
        {
            throw Error($"'{_text[_position]}' is for node labels only and the API server rejects it in a policy; use 'in', 'notin', '=' or '!='");
        }
        else
        {
            ReadSetExpression(key);
        }
    }

    private void ReadSetExpression(string key)
    {
        var start = _position;
        var word = ReadWord();
        LabelSelectorOperator? set = word switch
        {
            "in" => LabelSelectorOperator.In,
            "notin" => LabelSelectorOperator.NotIn,
            _ => null,
        };
        if (set is not { } operation)
        {
            _position = start;
            throw Error($"Expected '=', '!=', 'in', 'notin' or ',' after '{key}'");
        }

        SkipBlanks();
        Expect('(', $"'(' after '{word}'");
        var values = new List<string>();
        do
        {
            SkipBlanks();
            if (!AtEnd && _text[_position] == ')' && values.Count == 0)
            {
                throw Error($"'{word}' needs at least one value");
            }

            values.Add(ReadValue());
            SkipBlanks();
        }
        while (TryTake(","));
        Expect(')', "',' or ')'");
        AddExpression(key, operation, [.. values.Distinct().OrderBy(value => value, System.StringComparer.Ordinal)]);
    }

    private string ReadKey()
    {
        SkipBlanks();
        var start = _position;
        var key = ReadWord();
        if (key.Length == 0)
        {
            throw Error("Expected a label key");
        }

        return LabelSyntax.KeyProblem(key) is { } problem ? throw Invalid("Label key", key, problem, start) : key;
    }

    private string ReadValue()
    {
        SkipBlanks();
        var start = _position;
        var value = ReadWord();
        return LabelSyntax.ValueProblem(value) is { } problem ? throw Invalid("Label value", value, problem, start) : value;
    }

    private string ReadWord()
    {
        var start = _position;
        while (!AtEnd && Special.IndexOf(_text[_position]) < 0 && !IsBlank(_text[_position]))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    // matchLabels holds a key once; a second value for it is a contradiction that rules report, so it must survive.
    private void AddLabel(string key, string value)
    {
        if (!_labels.Exists(label => label.Key == key))
        {
            _labels.Add(new KeyValue(key, value));
        }
        else if (!_labels.Exists(label => label.Key == key && label.Value == value))
        {
            AddExpression(key, LabelSelectorOperator.In, value);
        }
    }

    private void AddExpression(string key, LabelSelectorOperator operation, params string[] values) =>
        _expressions.Add(new LabelSelectorRequirement
        {
            Key = key,
            Operator = operation,
            Values = values.Length == 0 ? default : EquatableArray.From(values),
        });

    private void SkipBlanks()
    {
        while (!AtEnd && IsBlank(_text[_position]))
        {
            _position++;
        }
    }

    // What apimachinery's lexer skips, and nothing else that Unicode calls white space.
    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    private bool TryTake(string token)
    {
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private void Expect(char token, string expected)
    {
        if (AtEnd || _text[_position] != token)
        {
            throw Error("Expected " + expected);
        }

        _position++;
    }

    private PolicyException Error(string message) =>
        new(RuleIds.SelectorNotParseable, $"{message} at {Column(_position)} of '{_text}'");

    private PolicyException Invalid(string noun, string literal, string problem, int start) =>
        new(RuleIds.NameOrLabelInvalid, $"{noun} '{literal}' at {Column(start)} of '{_text}' {problem}");

    private static string Column(int position) => "column " + (position + 1).ToString(CultureInfo.InvariantCulture);
}
