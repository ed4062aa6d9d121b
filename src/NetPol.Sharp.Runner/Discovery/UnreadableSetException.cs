using System;

namespace NetPol.Sharp.Discovery;

/// <summary>A set that cannot be had: one sentence, and what was thrown instead.</summary>
internal sealed class UnreadableSetException(string message, Exception? cause = null) : Exception(message, cause);
