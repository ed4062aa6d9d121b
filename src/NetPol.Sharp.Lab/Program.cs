using System;
using System.Text.Json;
using System.Threading;
using NetPol.Sharp.Lab;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Lab.World;

// Runs as the first process of a world that unshare made. Standard input is the plan, and its end is the end of the world.
if (Environment.GetEnvironmentVariable(Laboratory.WorldVariable) != "1")
{
    Console.Error.WriteLine("error: netpol-lab is started by 'netpol lab', in a world of its own");
    return 2;
}

var line = Console.In.ReadLine();
new Thread(() =>
{
    Console.In.ReadLine();
    Environment.Exit(2);
}) { IsBackground = true }.Start();
try
{
    var plan = JsonSerializer.Deserialize(line!, PlanJson.Default.LabPlan)!;
    var outcomes = LabWorld.Run(plan, steps => Console.Out.WriteLine(Messages.Step + steps));
    Console.Out.WriteLine(Messages.Done + string.Concat(outcomes));
    return 0;
}
#pragma warning disable CA1031 // whatever fails, the one who started this world must hear of it
catch (Exception exception)
#pragma warning restore CA1031
{
    Console.Out.WriteLine((exception is LabUnavailableException ? Messages.Missing : Messages.Error) + exception.Message.ReplaceLineEndings(" "));
    return 2;
}
