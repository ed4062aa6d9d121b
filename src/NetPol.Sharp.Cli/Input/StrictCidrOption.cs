using System.CommandLine;

namespace NetPol.Sharp.Cli.Input;

/// <summary><c>--strict-cidr</c>: whether the server has the gate StrictIPCIDRValidation.</summary>
internal static class StrictCidrOption
{
    internal static Option<bool> Create() => new("--strict-cidr")
    {
        Description = "Whether the server rejects CIDRs with host bits (servers from 1.36)",
        HelpName = "true|false",
        DefaultValueFactory = _ => true,
        Arity = ArgumentArity.ExactlyOne,
    };
}
