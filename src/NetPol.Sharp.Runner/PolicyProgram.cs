using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The main program of a policy project: <c>return PolicyProgram.Run(args, Shop.Policies);</c>.</summary>
/// <remarks>
/// Prints the YAML of all sets, which are judged as one world. <c>--output DIR</c> writes one file a policy instead,
/// <c>--check</c> compares with that folder, <c>--set NAME</c> emits one set of the world. Exit code 0 is fine,
/// 1 means that <c>--check</c> found a difference, 2 that an argument or a policy is wrong.
/// </remarks>
public static class PolicyProgram
{
    /// <summary>Runs the program for one set. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first));

    /// <summary>Runs the program for two sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second));

    /// <summary>Runs the program for three sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third));

    /// <summary>Runs the program for four sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="fourth">The fourth set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="fourthName">The name by which <c>--set</c> knows the fourth set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        PolicySet fourth,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third), (fourthName, fourth));

    /// <summary>Runs the program for five sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="fourth">The fourth set.</param>
    /// <param name="fifth">The fifth set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="fourthName">The name by which <c>--set</c> knows the fourth set.</param>
    /// <param name="fifthName">The name by which <c>--set</c> knows the fifth set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        PolicySet fourth,
        PolicySet fifth,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third), (fourthName, fourth), (fifthName, fifth));

    /// <summary>Runs the program for six sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="fourth">The fourth set.</param>
    /// <param name="fifth">The fifth set.</param>
    /// <param name="sixth">The sixth set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="fourthName">The name by which <c>--set</c> knows the fourth set.</param>
    /// <param name="fifthName">The name by which <c>--set</c> knows the fifth set.</param>
    /// <param name="sixthName">The name by which <c>--set</c> knows the sixth set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        PolicySet fourth,
        PolicySet fifth,
        PolicySet sixth,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third), (fourthName, fourth), (fifthName, fifth), (sixthName, sixth));

    /// <summary>Runs the program for seven sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="fourth">The fourth set.</param>
    /// <param name="fifth">The fifth set.</param>
    /// <param name="sixth">The sixth set.</param>
    /// <param name="seventh">The seventh set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="fourthName">The name by which <c>--set</c> knows the fourth set.</param>
    /// <param name="fifthName">The name by which <c>--set</c> knows the fifth set.</param>
    /// <param name="sixthName">The name by which <c>--set</c> knows the sixth set.</param>
    /// <param name="seventhName">The name by which <c>--set</c> knows the seventh set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        PolicySet fourth,
        PolicySet fifth,
        PolicySet sixth,
        PolicySet seventh,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "",
        [CallerArgumentExpression(nameof(seventh))] string seventhName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third), (fourthName, fourth), (fifthName, fifth), (sixthName, sixth), (seventhName, seventh));

    /// <summary>Runs the program for eight sets of one world. The compiler fills in the names, which are the expressions passed.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="first">The first set.</param>
    /// <param name="second">The second set.</param>
    /// <param name="third">The third set.</param>
    /// <param name="fourth">The fourth set.</param>
    /// <param name="fifth">The fifth set.</param>
    /// <param name="sixth">The sixth set.</param>
    /// <param name="seventh">The seventh set.</param>
    /// <param name="eighth">The eighth set.</param>
    /// <param name="firstName">The name by which <c>--set</c> knows the first set.</param>
    /// <param name="secondName">The name by which <c>--set</c> knows the second set.</param>
    /// <param name="thirdName">The name by which <c>--set</c> knows the third set.</param>
    /// <param name="fourthName">The name by which <c>--set</c> knows the fourth set.</param>
    /// <param name="fifthName">The name by which <c>--set</c> knows the fifth set.</param>
    /// <param name="sixthName">The name by which <c>--set</c> knows the sixth set.</param>
    /// <param name="seventhName">The name by which <c>--set</c> knows the seventh set.</param>
    /// <param name="eighthName">The name by which <c>--set</c> knows the eighth set.</param>
    /// <param name="file">The file of the call, by which the program knows the files that it wrote; the compiler fills it in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        string[] args,
        PolicySet first,
        PolicySet second,
        PolicySet third,
        PolicySet fourth,
        PolicySet fifth,
        PolicySet sixth,
        PolicySet seventh,
        PolicySet eighth,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "",
        [CallerArgumentExpression(nameof(third))] string thirdName = "",
        [CallerArgumentExpression(nameof(fourth))] string fourthName = "",
        [CallerArgumentExpression(nameof(fifth))] string fifthName = "",
        [CallerArgumentExpression(nameof(sixth))] string sixthName = "",
        [CallerArgumentExpression(nameof(seventh))] string seventhName = "",
        [CallerArgumentExpression(nameof(eighth))] string eighthName = "",
        [CallerFilePath] string file = "") =>
        RunNamed(args, file, (firstName, first), (secondName, second), (thirdName, third), (fourthName, fourth), (fifthName, fifth), (sixthName, sixth), (seventhName, seventh), (eighthName, eighth));

    /// <summary>Runs the program for any number of sets, which <c>--set</c> knows as <c>set 1</c>, <c>set 2</c> and so on.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="sets">The sets of one world.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, params PolicySet[] sets) =>
        RunNamed(args, file: "", [.. sets.Select(set => ("", set))]);

    /// <summary>
    /// Runs the program for every member of an assembly that is marked with <see cref="PoliciesAttribute"/>. Each cluster is a world of its own: <c>--output DIR</c> writes the policies of the one without a name
    /// into the folder itself and those of another into a folder of its name in there, <c>--cluster NAME</c> chooses one. Marked members of assemblies that it references are judged with them, and not emitted.
    /// </summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, Assembly assembly)
    {
        var policies = new AssemblyPolicies(assembly, OtherAssemblies.OfProcess());
        return RunCommand.Run(args, PolicySource.Of(policies), RunContext.Of(policies.Name));
    }

    /// <summary>
    /// Makes the process end with one sentence and exit code 2, instead of a stack trace, when a policy is wrong before
    /// <c>Run</c> is reached. The package calls it at the start of every program that references it.
    /// </summary>
    public static void ReportPolicyErrors() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (Causes(unhandled.ExceptionObject as Exception).OfType<PolicyException>().FirstOrDefault() is { } exception)
        {
            var context = RunContext.OfProcess(file: "");
            context.Error.WriteLine(ErrorLine.Of(exception, context.Folder));
            Environment.Exit(ExitCodes.BadInput);
        }
    };

    // A literal in a static field reaches the top inside a TypeInitializationException.
    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static int RunNamed(string[] args, string file, params (string Expression, PolicySet Set)[] sets) =>
        RunCommand.Run(args, PolicySource.Of([.. sets.Select((set, index) => NamedSet.Of(set.Expression, set.Set, index + 1))]), RunContext.OfProcess(file));
}
