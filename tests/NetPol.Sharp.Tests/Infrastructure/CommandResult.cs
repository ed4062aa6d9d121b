namespace NetPol.Sharp.Tests.Infrastructure;

internal sealed record CommandResult(int ExitCode, string Output, string Error);
