using System;
using BenchmarkDotNet.Running;
using NetPol.Sharp.Benchmarks;

// Each verb is a method of its own, so that a measured child never loads BenchmarkDotNet.
return args switch
{
    ["micro", .. var rest] => Micro(rest),
    ["whole-process", .. var rest] => WholeProcess.Run(rest),
    ["whole-process-lint", .. var rest] => WholeProcessLint.Run(rest),
    ["whole-process-connections", .. var rest] => WholeProcessConnections.Run(rest),
    ["engine", .. var rest] => EngineRatios.Run(rest),
    ["proofs"] => ProofCosts.Run(),
    ["keystroke"] => NetPol.Sharp.Benchmarks.Analyzers.KeystrokeCosts.Run(),
    ["generator"] => NetPol.Sharp.Benchmarks.Analyzers.GeneratorCosts.Run(),
    ["child", .. var rest] => Child.Run(rest),
    _ => Usage(),
};

static int Micro(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Workload).Assembly).Run(args);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: micro --filter * | whole-process [policies] [rounds] | whole-process-lint [manifests] [rounds] | whole-process-connections [pods] [rounds] | engine [shape]… | proofs | keystroke | generator");
    return 2;
}
