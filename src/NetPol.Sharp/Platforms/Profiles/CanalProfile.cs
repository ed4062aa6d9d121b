namespace NetPol.Sharp.Platforms;

/// <summary>Canal: the network of Flannel, the policies of Calico.</summary>
internal static class CanalProfile
{
    internal const string Name = "canal";

    internal static PlatformProfile Of(PlatformVersion? version)
    {
        var calico = CalicoProfile.Of(version);
        return new(Name, "Canal", version)
        {
            Options = calico.Options,
            Capabilities = calico.Capabilities,
            Notes = [.. calico.Notes, "The repository projectcalico/canal is deprecated; its manifest lives on in Calico's."],
            Source = calico.Source,
            AsOf = calico.AsOf,
        };
    }
}
