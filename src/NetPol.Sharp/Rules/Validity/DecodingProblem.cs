using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Validity;

/// <summary>Reports what cannot be decoded: API path, place, sentence.</summary>
internal delegate void DecodingProblem(FieldPath path, SourceSpan span, string message);
