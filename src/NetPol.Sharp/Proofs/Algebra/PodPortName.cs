using System.Runtime.InteropServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>A name that a container port may be declared under, and its protocol.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PodPortName(string Name, Protocol Protocol);
