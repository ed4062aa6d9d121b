using System;

namespace NetPol.Sharp;

/// <summary>Something that the caller has to do differently: one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);
