using System;

namespace NetPol.Sharp.Lab;

/// <summary>The lab cannot be built on this machine; the message says what is missing.</summary>
internal sealed class LabUnavailableException(string message) : Exception(message);
