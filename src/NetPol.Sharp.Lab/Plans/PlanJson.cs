using System.Text.Json.Serialization;

namespace NetPol.Sharp.Lab.Plans;

/// <summary>How a plan is handed into the world.</summary>
[JsonSerializable(typeof(LabPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
