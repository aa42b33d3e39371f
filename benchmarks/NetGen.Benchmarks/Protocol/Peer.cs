namespace NetGen.Benchmarks;

/// <summary>A contestant in a process of its own.</summary>
/// <param name="Name">Its name in tables and on the command line.</param>
/// <param name="Title">What it is.</param>
/// <param name="Command">How it is started.</param>
/// <param name="Install">The command that installs what it needs.</param>
internal sealed record Peer(string Name, string Title, PeerCommand Command, string Install);
