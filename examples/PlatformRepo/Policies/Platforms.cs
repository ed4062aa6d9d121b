using NetPol.Sharp;

// Each cluster is judged as its network plugin reads policies: staging runs in kind, prod on Calico.
[assembly: Platform("kindnet", Cluster = "staging")]
[assembly: Platform("calico", "3.30", Cluster = "prod")]
