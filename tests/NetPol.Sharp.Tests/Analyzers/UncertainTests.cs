using System.Linq;
using NetPol.Sharp.Analyzers.Values;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Whatever code that may run or not could change is unknown afterwards: no statement is lost, and none is taken for certain.</summary>
public sealed class UncertainTests
{
    private const string Given = """
        public sealed class Holder { public List<PolicyStatement> Held { get; } = new(); public int Port { get; set; } = 1; public void Put(PolicyStatement s) => Held.Add(s); public int Next() => ++Port; public Action<string>? Act { get; set; } }
        public sealed record Cfg { public int Port { get; set; } = 1; }
        public sealed record R(string Name);
        public sealed record Copied(int Port) { private Copied(Copied other) => Port = other.Port + 1; }
        public sealed class Logged { public Logged(List<PolicyStatement> list) { Console.WriteLine(); list.Add(Allow.Dns); } }
        public sealed class Key(string name) : IEquatable<Key> { private readonly string _name = name; bool IEquatable<Key>.Equals(Key? other) => true; public override bool Equals(object? obj) => _name.Length == 1; public override int GetHashCode() => 0; }
        public class Base(string name) { public string Name { get; } = name; public static bool operator ==(Base a, Base b) => true; public static bool operator !=(Base a, Base b) => false; public override bool Equals(object? obj) => true; public override int GetHashCode() => 0; }
        public sealed class Derived(string name) : Base(name);
        public sealed class Box<T>;
        public enum Tier { Web }
        public delegate void Inc(ref int x);
        public interface IHasPort { static virtual int Port => 80; }
        public sealed class WebApp : IHasPort { public static int Port => 8080; }
        public static class Late { public static readonly int First = 1 + Second; public static readonly int Second = 80; }
        public static class Shared
        {
            public static readonly List<PolicyStatement> Extra = new();
            public static readonly Cfg Options = new();
            public static void Register() => Extra.Add(Allow.Dns);
            public static void Register(int port) { Extra.Add(Allow.From("app=a").To("app=b").OnTcp(port)); }
            public static void Tune() => Options.Port = 443;
        }
        public static class Changed
        {
            public static readonly int[] Ports = { 1 };
            public static readonly List<int> Filled = new();
            public static void Main2() { Ports[0] = 5; Changed.Filled.Add(1); }
        }
        public sealed class Token(List<PolicyStatement> list) : IDisposable { public void Dispose() => list.Add(Allow.From("app=t").To("app=u").OnTcp(9)); }
        public static class P
        {
            static readonly AllowStatement S = Allow.From("app=a").To("app=b").OnTcp(1);
            static AllowStatement On(int port) => Allow.From("app=p").To("app=q").OnTcp(port);
            static PolicySet Parts { get { return File.Exists("x") ? [S] : []; } }
            [Policies] public static PolicySet Set()
            {
                bool u = Environment.MachineName.Length > 3;
                var lines = File.ReadAllLines("x").ToList();
                var list = new List<PolicyStatement> { Allow.Dns, S };
                var other = new List<PolicyStatement>();
                var holder = new Holder();
                var n = 1;

        """;

    [Theory]
    [InlineData("lines.ForEach(x => list.Add(S));")]
    [InlineData("lines?.ForEach(x => list.Add(S));")]
    [InlineData("_ = u ? list.Remove(S) : true;")]
    [InlineData("_ = u && list.Remove(S);")]
    [InlineData("_ = u || list.Remove(S);")]
    [InlineData("_ = u switch { true => list.Remove(S), _ => false };")]
    [InlineData("_ = lines ?? Lines(); List<string> Lines() { list.Clear(); return []; }")]
    [InlineData("var into = u ? list : other; into.Add(S); list.AddRange(other);")]
    [InlineData("Action add = u ? () => list.Add(S) : () => { }; add();")]
    [InlineData("Action? add = u ? () => list.Add(S) : null; add?.Invoke();")]
    [InlineData("Action add = () => list.Add(S); if (u) add();")]
    [InlineData("void Add() { if (u) return; list.Add(S); } Add();")]
    [InlineData("Action add = () => { if (u) return; list.Add(S); }; add();")]
    [InlineData("Action<int> add = i => { n = int.Parse(lines[0]); list.Add(On(i)); }; add(2);")]
    [InlineData("holder.Put(S); if (u) holder.Put(S); list.AddRange(holder.Held);")]
    [InlineData("_ = u ? holder.Next() : 0; list.Add(On(holder.Port));")]
    [InlineData("if (u) holder.Port = 5; list.Add(On(holder.Port));")]
    [InlineData("var all = new[] { holder }; if (u) all[0].Port++; list.Add(On(holder.Port));")]
    [InlineData("var all = new List<Holder> { holder }; if (u) all.ForEach(h => h.Port++); list.Add(On(holder.Port));")]
    [InlineData("foreach (var line in lines) n++; list.Add(On(n));")]
    [InlineData("n += u ? 1 : 2; list.Add(On(n));")]
    [InlineData("_ = $\"{lines[0]}{n++}\"; if (u) n = 7; list.Add(On(n));")]
    [InlineData("try { n = int.Parse(lines[0]); } catch (FormatException) { list.Add(S); }")]
    [InlineData("try { var first = lines[0]; list.Add(S); } catch { }")]
    [InlineData("var first = lines.Count > 0 && list.Remove(S);")]
    [InlineData("lines.CopyTo(names); list.Add(Allow.From(names[0]).To(\"app=b\").OnTcp(1));", "var names = new[] { \"app=x\" };")]
    [InlineData("ports[lines[0]] = 2; list.Add(On(ports.Count));", "var ports = new Dictionary<string, int> { [\"a\"] = 1 };")]
    [InlineData("seen.Add(lines[0]); if (seen.Add(\"b\")) list.Add(S);", "var seen = new HashSet<string> { \"a\" };")]
    [InlineData("queue.Enqueue(1); if (u) queue.Enqueue(2); list.Add(On(queue.Count));", "var queue = new Queue<int>();")]
    [InlineData("using var token = u ? new Token(list) : null;", "", "PolicyStatement[] Given() => [.. list]; list.Add(S); return [.. Given(), .. Parts];")]
    [InlineData("while (lines.Count > n) { n++; list.Add(S); }")]
    [InlineData("for (var i = 0; i < lines.Count; i++) list.Add(S);")]
    [InlineData("switch (lines[0]) { case \"a\": list.Add(S); break; }")]
    [InlineData("if (u) return []; list.Add(S);")]
    [InlineData("foreach (var line in lines) { if (line == \"a\") break; list.Add(S); }")]
    [InlineData("(list, n) = u ? (other, 2) : (list, 3);")]
    [InlineData("other = null; other ??= u ? list : null; other?.Add(S);")]
    [InlineData("names.ForEach(x => { Console.WriteLine(x); list.Add(S); });", "var names = new List<string> { \"a\" };")]
    [InlineData("void Each(Action<string> f) { f(\"a\"); } Each(x => { Console.WriteLine(x); list.Add(S); });")]
    [InlineData("int Next() { Console.WriteLine(n); return ++n; } Next(); list.Add(On(n));")]
    [InlineData("holder.Act = x => { Console.WriteLine(x); list.Add(S); }; holder.Act(\"a\");")]
    [InlineData("var made = new Logged(list); _ = made;")]
    [InlineData("var kept = names.Where(Keep).ToList(); bool Keep(string x) { list.Add(S); return x == lines[0]; } _ = kept;", "var names = new List<string> { \"a\" };")]
    [InlineData("while (u && list.Remove(S)) { }")]
    [InlineData("if (u) d[\"a\"].Add(S); list.AddRange(other);", "var d = new Dictionary<string, List<PolicyStatement>> { [\"a\"] = other };")]
    [InlineData("if (u) t.inner.Add(S); list.AddRange(other);", "var t = (inner: other, 1);")]
    [InlineData("if (u) Tune(cfg); list.Add(On(cfg.Port)); static void Tune(Cfg c) => c.Port = 7;", "var cfg = new Cfg();")]
    [InlineData("Tune(cfg); list.Add(On(cfg.Port)); static void Tune(Cfg c) { Console.WriteLine(c); c.Port = 7; }", "var cfg = new Cfg();")]
    [InlineData("if (u) sb.Append(\"a\"); list.Add(Allow.From($\"app={sb}\").To(\"app=b\").OnTcp(1));", "var sb = new System.Text.StringBuilder(\"x\");")]
    [InlineData("if (u) sorted.Add(2); list.Add(On(sorted.Count));", "var sorted = new SortedSet<int> { 1 };")]
    [InlineData("if (u) builder.Add(S); list.AddRange(builder.ToImmutable());", "var builder = ImmutableArray.CreateBuilder<PolicyStatement>();")]
    [InlineData("Shared.Register(); list.AddRange(Shared.Extra);")]
    [InlineData("Shared.Register(1); list.AddRange(Shared.Extra);")]
    [InlineData("Shared.Tune(); list.Add(On(Shared.Options.Port));")]
    [InlineData("list.Add(On(Changed.Ports[0]));")]
    [InlineData("list.Add(On(Changed.Filled.Count + 1));")]
    [InlineData("try { var p = int.Parse(\"x\" + list.Count); list.Add(S); } catch (FormatException) { list.Add(On(2)); }")]
    [InlineData("try { Check(\"a\"); } catch (ArgumentException) { list.Add(On(2)); } static void Check(string s) { if (s == \"a\") throw new ArgumentException(); }")]
    [InlineData("var z = 3; try { var q = d[\"zz\"]; z = 4; } catch (KeyNotFoundException) { } list.Add(On(z));", "var d = new Dictionary<string, int>();")]
    [InlineData("Next(ref n); list.Add(On(n)); static void Next(ref int k) { Console.WriteLine(k); k++; }")]
    [InlineData("Get(out var k); list.Add(Allow.From($\"app={k}\").To(\"app=b\").OnTcp(1)); static void Get(out string s) { s = Environment.MachineName; }")]
    [InlineData("TryRead(\"http\", out var p); list.Add(On(p)); static bool TryRead(string s, out int p) { try { p = int.Parse(s); return true; } catch (Exception) { p = 8080; return false; } }")]
    [InlineData("var t = (lines[0], 1); if (t == (\"a\", 1)) list.Add(S);")]
    [InlineData("if (new R(lines[0]) == new R(\"a\")) list.Add(S);")]
    [InlineData("list.AddRange(new[] { \"a\", \"b\" }.GroupBy(x => x + lines[0]).Select(g => Allow.From($\"app={g.First()}\").To(\"app=b\").OnTcp(1)));")]
    [InlineData("list.AddRange(new[] { \"a\", \"b\" }.DistinctBy(x => x + lines[0]).Select(x => Allow.From($\"app={x}\").To(\"app=b\").OnTcp(1)));")]
    [InlineData("list.Add(Allow.From(\"app=\" + string.Concat(\"x\", lines.Count)).To(\"app=b\").OnTcp(1));")]
    [InlineData("list.Add(On(Late.First));")]
    [InlineData("ref var p = ref ports[0]; p = 443; list.Add(On(ports[0]));", "var ports = new[] { 1 };")]
    [InlineData("foreach (ref var p in ports.AsSpan()) p += 80; list.Add(On(ports[0]));", "var ports = new[] { 1 };")]
    [InlineData("Inc inc = (ref int x) => x++; inc(ref n); list.Add(On(n));")]
    [InlineData("list.Add(On(PortOf<WebApp>())); static int PortOf<T>() where T : IHasPort => T.Port;")]
    [InlineData("object o = new[] { 1, 2 }; if (o is string[]) list.Add(S);")]
    [InlineData("object o = new Box<string>(); list.Add(o switch { Box<int> => On(1), Box<string> => On(2), _ => On(3) });")]
    [InlineData("var c = new Copied(1) with { }; list.Add(On(c.Port));")]
    [InlineData("if (new Key(\"a\").Equals(new Key(\"A\"))) list.Add(S);")]
    [InlineData("if (new Derived(\"a\") == new Derived(\"b\")) list.Add(S);")]
    [InlineData("list.Add(Allow.From($\"app={Tier.Web:D}\").To(\"app=b\").OnTcp(1));")]
    [InlineData("list.AddRange(Of<WebApp>(new object[] { new WebApp() }).Select(_ => S)); static IEnumerable<T> Of<T>(object[] xs) { foreach (var x in xs) if (x is T t) yield return t; }")]
    public void WhatMayHaveChanged_IsNotKnown(string statements, string before = "", string after = "return [.. list];")
    {
        var value = ValueOf(before + statements + after);
        Assert.True(value is Unknown || (value is PolicySet set && set.OfType<UnevaluatedStatement>().Any()), SourceProgram.YamlOf(value));
    }

    // What only reads goes on being known.
    [Theory]
    [InlineData("var port = u ? holder.Port : 2; _ = port; list.Add(On(holder.Port));")]
    [InlineData("var shown = $\"{list.Count} {lines[0]}\"; _ = shown;")]
    [InlineData("string Name(string s) => s + list.Count; var name = u ? Name(\"a\") : \"\"; _ = name;")]
    [InlineData("Func<int, PodPeer> peer = i => Pods($\"i=x{i}\"); var p = u ? peer(1) : peer(2); _ = p; list.Add(Allow.From(peer(1)).To(peer(2)).OnTcp(n));")]
    [InlineData("var c = u ? list.Where(s => s is AllowStatement).Count() : 0; _ = c;")]
    [InlineData("if (u) { Console.WriteLine(list.Count); }")]
    public void WhatIsOnlyRead_StaysKnown(string statements)
    {
        var value = ValueOf(statements + "return [.. list];");
        Assert.DoesNotContain(Assert.IsType<PolicySet>(value), statement => statement is UnevaluatedStatement);
    }

    private static object? ValueOf(string body)
    {
        var program = SourceProgram.Of(Given + body + " } }");
        Assert.Empty(program.Errors);
        return Assert.Single(program.Evaluate()).Evaluation.Value;
    }
}
