namespace NetPol.Sharp.Live;

/// <summary>One of several things that are wrong: <c>status.details.causes[]</c>.</summary>
/// <param name="Field">The path of the field, as the server writes it; empty when there is none.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record ApiCause(string Field, string Message);
