using System;

namespace NetPol.Sharp.Live;

/// <summary>A kind may not be read; the sentence names the permission to ask for.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
