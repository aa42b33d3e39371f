using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Benchmarks;

/// <summary>A contestant of this program as a peer: answers line by line until the input ends.</summary>
internal sealed class Server(IContestant contestant)
{
    private readonly Dictionary<string, (IWork Work, WorkTimer Timer)> _started = new(StringComparer.Ordinal);

    public void Serve(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line && line != "quit")
        {
            output.WriteLine(Answer(line.Split(' ')));
            output.Flush();
        }
    }

    private string Answer(string[] words)
    {
        switch (words)
        {
            case ["version"]:
                return contestant.Version;
            case ["list"]:
                return string.Join(' ', WorkloadCatalogue.All.Where(workload => contestant.Create(workload) is not null));
            case ["check", string name] when WorkloadCatalogue.Find(name) is { } workload && Find(workload) is { } found:
                return Answers.Check(workload.CheckSteps, found.Work.Check());
            case ["run", string name, string time] when WorkloadCatalogue.Find(name) is { } workload && Find(workload) is { } found
                    && double.TryParse(time, CultureInfo.InvariantCulture, out double milliseconds):
                double nanoseconds = found.Timer.Run(TimeSpan.FromMilliseconds(milliseconds));
                return Answers.Run(nanoseconds, found.Work.TakeChecksum());
            default:
                return Answers.Error($"cannot do \"{string.Join(' ', words)}\"");
        }
    }

    private (IWork Work, WorkTimer Timer)? Find(Workload workload)
    {
        if (_started.TryGetValue(workload.Name, out (IWork Work, WorkTimer Timer) found))
        {
            return found;
        }

        if (contestant.Create(workload) is not { } work)
        {
            return null;
        }

        found = (work, new WorkTimer(workload, work));
        _started.Add(workload.Name, found);
        return found;
    }
}
