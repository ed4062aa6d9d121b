using Acme.Network;
using NetPol.Sharp;

return PolicyProgram.Run(args, typeof(Shop).Assembly);
