using System;
using NetPol.Sharp.Tests.Reference;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>One member of an end, and the test's own record of what it means.</summary>
/// <param name="Text">How a failing example prints it.</param>
/// <param name="Peer">The member as the language has it.</param>
/// <param name="Matches">Which endpoints it means.</param>
/// <param name="SubjectNamespace">The one namespace whose pods it is, or <c>null</c> when it is not pods of one namespace.</param>
internal sealed record EndRecord(string Text, Peer Peer, Func<Endpoint, bool> Matches, string? SubjectNamespace);
