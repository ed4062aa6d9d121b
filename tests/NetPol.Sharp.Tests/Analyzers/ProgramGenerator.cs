using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Writes random policy programs that use every construct the interpreter claims to know. Each ends, and each is valid C#.</summary>
internal sealed class ProgramGenerator(Random random)
{
    private readonly List<string> _ints = [];
    private readonly List<string> _texts = [];
    private readonly List<string> _flags = [];
    private readonly StringBuilder _body = new();
    private int _names;
    private int _depth;
    private bool _hasApps = true;

    /// <summary>What all programs of a file share: extension methods, records, helpers.</summary>
    internal static string Shared => """
        public enum Tier { Web, Api = 5, Db }
        public record App(string Name, int Port)
        {
            public Tier Tier { get; init; } = Tier.Api;
            public string Label => $"app={Name}";
            public PodPeer Pods => NetPol.Sharp.Dsl.Pods(Label);
            public virtual AllowStatement From(Peer other) => Allow.From(other).To(Pods).OnTcp(Port);
        }
        public sealed record Database(string Name, int Port, string Engine = "pg") : App(Name, Port)
        {
            public override AllowStatement From(Peer other) => base.From(other).AndUdp(Port).Because($"{Engine} {Tier}");
        }
        public record struct Pair(int A, int B) { public readonly int Sum => A + B; }
        public sealed class Counter(int start)
        {
            private int _value = start;
            public int Next() => ++_value;
            public int this[int plus] => _value + plus;
        }
        public static class Extensions
        {
            public static string Safe(this string text) => new string(text.Where(char.IsLetterOrDigit).Take(12).ToArray()) is { Length: > 0 } safe ? safe.ToLowerInvariant() : "x";
            public static int Port(this int number) => 1 + (number & 0x3FFF);
            public static PolicySet Guarded(this PolicySet set, bool guard) => guard ? [DefaultDeny.All, .. set] : set;
            public static IEnumerable<T> Every<T>(this IEnumerable<T> items, int step)
            {
                var i = 0;
                foreach (var item in items)
                {
                    if (i++ % step == 0) yield return item;
                }
            }
        }

        """;

    internal string Program(int number)
    {
        var ns = $"ns-{number}";
        var fields = $$"""
                private const string Team = "team{{number}}";
                private static readonly int Shift = {{Number()}} + {{number % 7}};
                private static readonly string[] Names = ["{{Word()}}", "{{Word()}}", "{{Word()}}"];
                private static readonly Dictionary<string, int> Ports = new() { ["a"] = {{random.Next(1, 90)}}, ["b"] = {{random.Next(1, 90)}} };
                private static IReadOnlyList<int> Sizes { get; } = [{{random.Next(9)}}, {{random.Next(9)}}, {{random.Next(9)}}];
                private static bool Strict => Names.Length > {{random.Next(2, 5)}};
            """;
        _ints.AddRange(["Shift", "Ports[\"b\"]", "Sizes[1]"]);
        _texts.AddRange(["Team", "Names[0]", "Names[^1]", "nameof(Names)"]);
        _flags.Add("Strict");
        for (var i = random.Next(3, 8); i > 0; i--)
        {
            Statement();
        }

        var result = _body.ToString();
        _hasApps = false;
        _body.Clear();
        _ints.Clear();
        _texts.Clear();
        _flags.Clear();
        _ints.AddRange(["n", "Shift"]);
        _texts.AddRange(["s", "Team"]);
        _flags.Add("Strict");
        return $$"""
            public static partial class P{{number}}
            {
            {{fields}}

                [Policies]
                public static PolicySet Set
                {
                    get
                    {
                        var list = new List<PolicyStatement>();
                        var apps = new List<App> { new("{{Word()}}", {{random.Next(1, 900)}}), new Database("{{Word()}}", {{random.Next(1, 900)}}) { Tier = Tier.Db } };
            {{result}}
                        return InNamespace("{{ns}}", [.. list, .. More({{random.Next(1, 5)}}, "{{Word()}}")]).Guarded({{(random.Next(2) == 0 ? "true" : "Strict")}});
                    }
                }
            }
            public static partial class P{{number}}
            {
                private static int Fold(int n, string s) => n <= 0 ? {{Int(2)}} : Fold(n - 1, s) + {{Int(1)}};
                private static IEnumerable<PolicyStatement> More(int n, string s)
                {
                    for (var i = 0; ; i++)
                    {
                        if (i >= n) yield break;
                        yield return Allow.From($"more=x{i}").To($"app={({{Text(2)}}).Safe()}").OnTcp((Fold(i, s) + {{Int(2)}}).Port());
                    }
                }
            }

            """;
    }

    private void Statement()
    {
        _depth++;
        switch (_depth > 3 ? random.Next(4) : random.Next(15))
        {
            case 0:
                Line($"list.Add({Allow()});");
                break;
            case 1:
                Declare("var", Int(3), _ints);
                break;
            case 2:
                Declare("string", Text(3), _texts);
                break;
            case 3:
                Declare("var", Flag(2), _flags);
                break;
            case 4:
                Line($"if ({Flag(2)})");
                Block();
                if (random.Next(2) == 0)
                {
                    Line("else");
                    Block();
                }

                break;
            case 5:
                Loop($"for (var @ = 0; @ < {random.Next(1, 4)}; @++)", _ints);
                break;
            case 6:
                Loop($"foreach (var @ in {Texts()})", _texts);
                break;
            case 7:
                Loop($"foreach (var @ in {Ints()})", _ints);
                break;
            case 8:
                While();
                break;
            case 9:
                Line($"switch ({Int(1)} % 4) {{ case 0: list.Add({Allow()}); break; case 1 or 2 when {Flag(1)}: list.Add({Allow()}); break; default: {(random.Next(2) == 0 ? "" : $"list.Add({Allow()}); ")}break; }}");
                break;
            case 10:
                Line($"list.AddRange({Statements()});");
                break;
            case 11:
                LocalFunction();
                break;
            case 12:
                Tuple();
                break;
            case 13:
                Objects();
                break;
            default:
                Line($"list = [.. list, .. {Statements()}{(random.Next(2) == 0 ? ", " + Allow() : "")}];");
                break;
        }

        _depth--;
    }

    private void Declare(string type, string value, List<string> names)
    {
        var name = Name();
        Line($"{type} {name} = {value};");
        names.Add(name);
    }

    private void Loop(string head, List<string> names)
    {
        var name = Name();
        Line(head.Replace("@", name, StringComparison.Ordinal));
        var (ints, texts, flags) = (_ints.Count, _texts.Count, _flags.Count);
        names.Add(name);
        Line("{");
        if (random.Next(3) == 0)
        {
            Line($"if ({Flag(1)}) {(random.Next(2) == 0 ? "continue" : "break")};");
        }

        Statement();
        Statement();
        Line("}");
        Shrink(ints, texts, flags);
    }

    private void Block()
    {
        var (ints, texts, flags) = (_ints.Count, _texts.Count, _flags.Count);
        Line("{");
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            Statement();
        }

        Line("}");
        Shrink(ints, texts, flags);
    }

    private void Shrink(int ints, int texts, int flags)
    {
        _ints.RemoveRange(ints, _ints.Count - ints);
        _texts.RemoveRange(texts, _texts.Count - texts);
        _flags.RemoveRange(flags, _flags.Count - flags);
    }

    private void While()
    {
        var name = Name();
        Line($"var {name} = {random.Next(1, 4)};");
        if (random.Next(2) == 0)
        {
            Line($"while ({name}-- > 0)");
            Block();
        }
        else
        {
            Line("do");
            Block();
            Line($"while (--{name} > 0);");
        }

        _ints.Add(name);
    }

    private void LocalFunction()
    {
        var name = Name();
        Line(random.Next(3) switch
        {
            0 => $"int {name}(int k, int plus = {random.Next(5)}) {{ if (k > 3) return plus; return k * 2 + plus + {Int(1)}; }}",
            1 => $"Func<int, int> {name} = k => k + {Int(2)};",
            _ => $"static int {name}(int k) => k switch {{ < 2 => 1, _ => {name}(k - 1) + {name}(k - 2) }};",
        });
        var called = Name();
        Line($"var {called} = {name}({random.Next(6)});");
        _ints.Add(called);
    }

    private void Tuple()
    {
        var (one, other) = (Name(), Name());
        Line(random.Next(3) switch
        {
            0 => $"var ({one}, {other}) = ({Int(2)}, {Text(2)});",
            1 => $"(int {one}, string {other}) = {Texts()} is [var first{one}, ..] ? (first{one}.Length, first{one}) : (0, \"none\");",
            _ => $"var {one} = 0; var {other} = \"\"; foreach (var (k, v) in Ports) {{ {one} += v; {other} += k; }}",
        });
        _ints.Add(one);
        _texts.Add(other);
    }

    private void Objects()
    {
        var name = Name();
        switch (random.Next(5))
        {
            case 0:
                Line($"var {name} = new App({Text(1)}.Safe(), ({Int(1)}).Port()) {{ Tier = {(random.Next(2) == 0 ? "Tier.Web" : $"(Tier)({random.Next(7)})")} }};");
                Line($"apps.Add({name} with {{ Name = {name}.Name + \"{Word()}\" }});");
                Line($"list.Add({name}.From(Pods(\"x=y\")));");
                break;
            case 1:
                Line($"var {name} = new Counter({Int(1)}); {name}.Next();");
                _ints.Add($"({name}.Next() + {name}[{random.Next(4)}])");
                break;
            case 2:
                Line($"var {name} = new Pair({random.Next(9)}, {Int(1)}); var {name}b = {name}; {name}b.A++;");
                _ints.Add($"({name}.Sum - {name}b.Sum)");
                break;
            case 3:
                Line($"var {name} = new HashSet<string> {{ {Text(1)}, {Text(1)}, \"z\" }};");
                _ints.Add(name + ".Count");
                _flags.Add($"{name}.Contains(\"z\")");
                break;
            default:
                Line($"foreach (var {name} in apps.Where(a => a.Port > {random.Next(400)}).OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Port)) {{ list.Add({name}.From({Peer(1)})); }}");
                break;
        }
    }

    private string Allow()
    {
        var statement = $"Allow.From({Peer(2)}).To({Peer(1)}).{Ports()}";
        return random.Next(6) switch
        {
            0 => statement + $".Because({Text(1)} + \" because\")",
            1 => $"({Flag(1)} ? {statement} : Allow.From(\"c=d\").To(\"e=f\").OnAnyPort())",
            2 => "Never.From(\"n=o\").To(\"p=q\")",
            3 => statement + $".WithLabel(\"l\", \"{Word()}\").Named(({Text(1)}).Safe())",
            _ => statement,
        };
    }

    private string Ports() => random.Next(5) switch
    {
        0 => "OnAnyTcp()",
        1 => $"OnTcp(({Int(2)}).Port(), {random.Next(1, 99)}).AndUdp({random.Next(1, 99)})",
        2 => $"OnTcpRange(5, 6 + {random.Next(30)})",
        3 => "OnTcp(\"http\")",
        _ => $"OnUdp(({Int(2)}).Port())",
    };

    private string Peer(int depth) => random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => $"Pods($\"app={{({Text(1)}).Safe()}}\")",
        1 => $"Pods(\"k in (a,b),!{Word()}\")",
        2 => $"Namespace(\"{Word()}\").Pods($\"t={{({Text(1)}).Safe()}}\")",
        3 => "Namespaces(\"team=m\")",
        4 => $"({Peer(depth - 1)} | {Peer(depth - 1)})",
        5 => $"(Peer)({Flag(1)} ? {Peer(0)} : Cidr(\"10.{random.Next(99)}.0.0/16\").Except(\"10.{random.Next(99)}.1.0/24\"))".Replace("Except(\"10.", "Except(\"10.", StringComparison.Ordinal) is var text && Same(text) is var fixedText ? fixedText : text,
        _ => "apps[0].Pods",
    };

    // An exception has to lie in its range.
    private static string Same(string text)
    {
        var start = text.IndexOf("Cidr(\"10.", StringComparison.Ordinal) + 9;
        var octet = text[start..text.IndexOf('.', start)];
        var except = text.IndexOf("Except(\"10.", StringComparison.Ordinal) + 11;
        return text[..except] + octet + text[text.IndexOf('.', except)..];
    }

    private string Statements() => random.Next(7) switch
    {
        0 => $"{Texts()}.Select(t => Allow.From($\"t={{t.Safe()}}\").To({Peer(1)}).OnTcp((t.Length + {Int(1)}).Port()))",
        1 => $"(from t in {Texts()} from i in {Ints()} where i % 2 == {random.Next(2)} let q = t + i orderby q descending select Allow.From($\"q={{q.Safe()}}\").To(\"r=s\").OnTcp(i.Port()))",
        2 => $"{Ints()}.Every({random.Next(1, 3)}).Select((v, i) => Allow.From($\"i=x{{i}}\").To(\"j=k\").OnTcp((v + i).Port()))",
        3 => $"Ports.Where(p => p.Value > {random.Next(60)}).Select(p => Allow.From($\"k={{p.Key}}\").To(\"l=m\").OnTcp(p.Value))",
        4 => $"{Texts()}.GroupBy(t => t.Length).SelectMany(g => g.Distinct().Select(t => Allow.From($\"g=x{{g.Key}}\").To($\"h={{t.Safe()}}\").OnTcp(g.Count() + 1)))",
        5 => "More(2, Team)",
        _ => $"new PolicyStatement[] {{ {Allow()}, {Allow()} }}.Take({random.Next(1, 3)})",
    };

    private string Ints() => random.Next(5) switch
    {
        0 => $"Enumerable.Range({random.Next(5)}, {random.Next(1, 4)})",
        1 => $"new[] {{ {Int(1)}, {Int(1)}, {random.Next(9)} }}",
        2 => "Sizes",
        3 => "Ports.Values.OrderBy(v => v)",
        _ => $"{Texts()}.Select(t => t.Length).Concat(Sizes)",
    };

    private string Texts() => random.Next(4) switch
    {
        0 => "Names",
        1 => $"new[] {{ {Text(1)}, \"{Word()}\" }}",
        2 => $"\"{Word()},{Word()}\".Split(',')",
        _ => $"new List<string> {{ {Text(1)}, {Text(1)} }}",
    };

    private string Int(int depth) => depth == 0 ? Number() : random.Next(10) switch
    {
        0 => $"({Int(depth - 1)} + {Int(depth - 1)})",
        1 => $"({Int(depth - 1)} * {random.Next(1, 5)} - {Int(depth - 1)})",
        2 => $"({Flag(depth - 1)} ? {Int(depth - 1)} : {Int(depth - 1)})",
        3 => $"{Text(depth - 1)}.Length",
        4 => $"({Int(depth - 1)} switch {{ < 0 => 1, 0 or 3 => 2, var v when v % 2 == 0 => v, _ => {Number()} }})",
        5 => $"Math.Max({Int(depth - 1)}, {Int(depth - 1)})",
        6 => $"((int?)null ?? {Int(depth - 1)})",
        7 => $"({Int(depth - 1)} % {random.Next(2, 9)} ^ 1)",
        _ => Number(),
    };

    private string Text(int depth) => depth == 0 ? Atom() : random.Next(9) switch
    {
        0 => $"$\"{Word()}{{{Int(depth - 1)}}}\"",
        1 => $"({Text(depth - 1)} + {Text(depth - 1)})",
        2 => $"{Text(depth - 1)}.ToUpperInvariant()",
        3 => $"string.Join(\"-\", {Texts()})",
        4 => $"({Flag(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})",
        5 => $"{Text(depth - 1)}.Replace(\"a\", \"bb\").Trim()",
        6 => $"((Tier)({random.Next(8)})).ToString()",
        7 => $"string.Concat({Text(depth - 1)}.Reverse())",
        _ => Atom(),
    };

    private string Flag(int depth) => depth == 0 ? Boolean() : random.Next(8) switch
    {
        0 => $"({Int(depth - 1)} < {Int(depth - 1)})",
        1 => $"({Flag(depth - 1)} && {Flag(depth - 1)})",
        2 => $"!({Flag(depth - 1)} || {Boolean()})",
        3 => $"{Text(depth - 1)} is {{ Length: > {random.Next(9)} and not {random.Next(9, 20)} }}",
        4 => $"({Text(depth - 1)} == {Text(depth - 1)})",
        5 => $"{Texts()}.Any(t => t.StartsWith('{(char)random.Next('a', 'h')}'))",
        6 when _hasApps => $"(apps.Count > {random.Next(1, 4)})",
        _ => Boolean(),
    };

    private string Number() => _ints.Count > 0 && random.Next(2) == 0 ? _ints[random.Next(_ints.Count)] : random.Next(50).ToString(CultureInfo.InvariantCulture);

    private string Atom() => _texts.Count > 0 && random.Next(2) == 0 ? _texts[random.Next(_texts.Count)] : $"\"{Word()}\"";

    private string Boolean() => _flags.Count > 0 && random.Next(2) == 0 ? _flags[random.Next(_flags.Count)] : random.Next(2) == 0 ? "true" : "Names.Contains(Team)";

    private string Word() => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => (char)random.Next('a', 'i')));

    private string Name() => "v" + (++_names).ToString(CultureInfo.InvariantCulture);

    private void Line(string text) => _body.Append(' ', 12 + (_depth * 4)).Append(text).Append('\n');
}
