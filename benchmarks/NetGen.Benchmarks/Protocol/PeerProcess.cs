using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace NetGen.Benchmarks;

/// <summary>A peer's process, asked line by line.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _complaints = [];

    /// <exception cref="ProtocolException">It does not start or does not answer.</exception>
    public PeerProcess(PeerCommand command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ProtocolException(exception.Message);
        }

        _process.ErrorDataReceived += (_, received) => Complain(received.Data);
        _process.BeginErrorReadLine();
        Version = Ask("version");
        Workloads = Answers.Words(Ask("list")).ToHashSet(StringComparer.Ordinal);
    }

    public string Version { get; }

    public IReadOnlySet<string> Workloads { get; }

    public float[] Check(Workload workload) => Answers.ParseCheck(Ask($"check {workload.Name}"), workload.CheckSteps);

    /// <summary>Lets it work for about a time and returns the nanoseconds of a sample.</summary>
    public double Run(Workload workload, double milliseconds) =>
        Answers.ParseRun(Ask(string.Create(CultureInfo.InvariantCulture, $"run {workload.Name} {milliseconds}")));

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private string Ask(string question)
    {
        try
        {
            _process.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
            Task<string?> answer = _process.StandardOutput.ReadLineAsync();
            if (!answer.Wait(_patience))
            {
                _process.Kill();
                throw new ProtocolException(string.Create(CultureInfo.InvariantCulture, $"No answer to \"{question}\" within {_patience.TotalSeconds:F0} s."));
            }

            return answer.Result ?? throw Gone(question);
        }
        catch (System.IO.IOException)
        {
            throw Gone(question);
        }
    }

    // What a library or an interpreter says last before it gives up tells more than that the answer is missing.
    private ProtocolException Gone(string question)
    {
        _process.WaitForExit();
        lock (_complaints)
        {
            return new ProtocolException(_complaints.Count > 0 ? _complaints[^1] : $"Ended at \"{question}\", exit code {_process.ExitCode}.");
        }
    }

    private void Complain(string? line)
    {
        lock (_complaints)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _complaints.Add(line.Trim());
            }
        }
    }
}
