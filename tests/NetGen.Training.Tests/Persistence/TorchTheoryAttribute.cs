using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Training.Tests.Persistence;

/// <summary>A test that needs PyTorch and is skipped, with a word, where no Python has it.</summary>
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> _python = new(() => Candidates().FirstOrDefault(HasTorch));

    public TorchTheoryAttribute()
    {
        if (Python is null)
        {
            Skip = $"None of {string.Join(", ", Candidates())} is a Python with PyTorch; NETGEN_PYTHON may name one.";
        }
    }

    /// <summary>The program, or null where there is none.</summary>
    public static string? Python => _python.Value;

    /// <summary>Runs Python to its end.</summary>
    public static (int ExitCode, string Errors) Run(string python, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    private static IEnumerable<string> Candidates() =>
        ((string?[])[Environment.GetEnvironmentVariable("NETGEN_PYTHON"), "python3", "/usr/bin/python3"]).OfType<string>().Where(name => name.Length > 0);

    private static bool HasTorch(string python)
    {
        try
        {
            return Run(python, "-c", "import torch").ExitCode == 0;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return false;
        }
    }
}
