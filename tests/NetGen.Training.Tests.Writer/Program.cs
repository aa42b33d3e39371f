using System;
using System.IO;
using System.Threading;
using NetGen;
using NetGen.Training.Tests.Writer;

// Saves two networks in turn to the file of its argument until it is killed; a byte of output says that it has begun. It
// ends with whoever started it, whose end closes its input.
new Thread(() =>
{
    Console.OpenStandardInput().ReadByte();
    Environment.Exit(0);
}) { IsBackground = true }.Start();

WrittenNet[] networks = [new(1), new(2)];
networks[0].Save(args[0]);
using Stream output = Console.OpenStandardOutput();
output.WriteByte((byte)'.');
output.Flush();
for (int i = 1; ; i = 1 - i)
{
    networks[i].Save(args[0]);
}
