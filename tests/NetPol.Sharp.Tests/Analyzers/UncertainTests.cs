using System.Linq;
using NetPol.Sharp.Analyzers.Values;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Whatever code that may run or not could change is unknown afterwards: no statement is lost, and none is taken for certain.</summary>
public sealed class UncertainTests
{
    private const string Given = """
        public sealed class Holder { public List<PolicyStatement> Held { get; } = new(); public int Port { get; set; } = 1; public void Put(PolicyStatement s) => Held.Add(s); public int Next() => ++Port; }
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
    public void WhatMayHaveChanged_IsNotKnown(string statements, string before = "", string after = "return [.. list];")
    {
        var program = SourceProgram.Of(Given + before + statements + after + " } }");
        Assert.Empty(program.Errors);
        var value = Assert.Single(program.Evaluate()).Evaluation.Value;
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
        var program = SourceProgram.Of(Given + statements + "return [.. list]; } }");
        Assert.Empty(program.Errors);
        var value = Assert.Single(program.Evaluate()).Evaluation.Value;
        Assert.DoesNotContain(Assert.IsType<PolicySet>(value), statement => statement is UnevaluatedStatement);
    }
}
