namespace Samples.Common;

/// <summary>What a sample tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>The network has learnt what it should.</summary>
    public const int Success = 0;

    /// <summary>It has not.</summary>
    public const int Failed = 1;

    /// <summary>The arguments or the files they name make no sense.</summary>
    public const int Misused = 2;

    /// <summary>The exit code of a run.</summary>
    /// <param name="isGood">Whether the network has learnt what it should.</param>
    public static int Of(bool isGood) => isGood ? Success : Failed;
}
