using System.IO;
using System.Linq;
using System.Text.Json;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>
/// Proofs as JSON: <c>[{"verdict","pods","witness":{"from","to","protocol","port","family","egress","ingress"},"existing":{"verdict","witness"}}]</c>, in the order
/// of the assertions. <c>pods</c> says for which pods: <c>any</c> that could exist, or <c>existing</c> ones.
/// </summary>
internal static class ProofJson
{
    internal static void Write(ProofReport report, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartArray();
        for (var i = 0; i < report.Proofs.Count; i++)
        {
            json.WriteStartObject();
            Write(json, report.Proofs[i]);
            if (report.Existing.Count > 0)
            {
                json.WriteStartObject("existing");
                Write(json, report.Existing[i]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    internal static void Write(Utf8JsonWriter json, Witness witness)
    {
        Write(json, "from", witness.From, witness.Family);
        Write(json, "to", witness.To, witness.Family);
        json.WriteString("protocol", witness.Protocol.ApiName());
        json.WriteNumber("port", witness.Port);
        json.WriteString("family", witness.Family == IPFamily.IPv4 ? "IPv4" : "IPv6");
        if (witness.DependsOnAddress)
        {
            json.WriteBoolean("dependsOnAddress", value: true);
        }

        Write(json, "egress", witness.Egress);
        Write(json, "ingress", witness.Ingress);
    }

    private static void Write(Utf8JsonWriter json, Proof proof)
    {
        json.WriteString("verdict", ProofWords.Of(proof.Verdict));
        json.WriteString("pods", proof.IsAboutExistingPods ? PodsOption.Existing : PodsOption.Any);
        if (proof.Witness is { } witness)
        {
            json.WriteStartObject("witness");
            Write(json, witness);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, WitnessEnd end, IPFamily family)
    {
        json.WriteStartObject(name);
        if (end.Pod is not { } pod)
        {
            json.WriteString("address", end.Address.ToString());
            json.WriteEndObject();
            return;
        }

        if (end.Exists)
        {
            json.WriteString("pod", pod.ToString());
        }

        json.WriteString("namespace", pod.Namespace);
        Labels(json, "namespaceLabels", end.Namespace!.Labels);
        Labels(json, "labels", pod.Template.Labels);
        if (pod.Addresses.Where(address => address.Family == family).Select(address => address.ToString()).FirstOrDefault() is { } address)
        {
            json.WriteString("address", address);
        }

        if (pod.Template.Ports.Count > 0)
        {
            json.WriteStartArray("ports");
            foreach (var port in pod.Template.Ports)
            {
                json.WriteStartObject();
                json.WriteString("name", port.Name);
                json.WriteNumber("containerPort", port.Number);
                json.WriteString("protocol", port.Protocol.ApiName());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Labels(Utf8JsonWriter json, string name, EquatableArray<KeyValue> labels)
    {
        json.WriteStartObject(name);
        foreach (var label in labels)
        {
            json.WriteString(label.Key, label.Value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, WitnessSide? side)
    {
        if (side is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteBoolean("allowed", side.IsAllowed);
        if ((side.AdmittedBy?.Policy ?? side.IsolatedBy) is { } policy)
        {
            json.WriteString("policy", policy.ToString());
        }

        if (side.AdmittedBy is { } rule)
        {
            json.WriteNumber("rule", rule.Index);
        }

        if (side.Span.IsKnown)
        {
            json.WriteString("file", side.Span.File);
            json.WriteNumber("line", side.Span.Line);
            json.WriteNumber("column", side.Span.Column);
        }

        json.WriteEndObject();
    }
}
