namespace NetPol.Sharp;

/// <summary>The groups in which objects are applied, so that applying them one by one cuts as little as possible.</summary>
internal enum ObjectOrder
{
    Dns,
    Allow,
    DefaultDeny,
}
