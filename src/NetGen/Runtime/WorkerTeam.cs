using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// The threads that help one network. Work comes in parts that whoever is free claims, the caller among them: a thread
/// that the system has no core for holds nobody up but by the part it is at. Between calls they wait without a core.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class WorkerTeam<T>
    where T : unmanaged
{
    // A claim in one word: which call it belongs to, how many parts that has, how many are taken.
    private const int TakenBits = 20;
    private const long TakenMask = (1L << TakenBits) - 1;

    private readonly Crew _crew;

    /// <summary>Starts a team.</summary>
    /// <param name="helpers">The threads besides the caller.</param>
    public WorkerTeam(int helpers)
    {
        _crew = new Crew(helpers);
    }

    // The threads hold the crew alone: once nobody holds the team any more, they end.
    ~WorkerTeam()
    {
        _crew.Stop();
    }

    public TeamWork<T> Work => _crew.Work;

    /// <summary>Ends the threads.</summary>
    public void Stop()
    {
        _crew.Stop();
        GC.SuppressFinalize(this);
    }

    /// <summary>Executes all parts and returns when they are done; allocates nothing.</summary>
    /// <param name="state">The network.</param>
    /// <param name="execute">Executes a part.</param>
    /// <param name="parts">Their number.</param>
    public void Run(NetworkState<T> state, Action<NetworkState<T>, TeamWork<T>, int> execute, int parts)
    {
        _crew.Run(state, execute, parts);
        GC.KeepAlive(this);
    }

    private sealed class Crew
    {
        private readonly SemaphoreSlim _start = new(0);
        private readonly ManualResetEventSlim _done = new(false);
        private readonly int _helpers;
        private NetworkState<T>? _state;
        private Action<NetworkState<T>, TeamWork<T>, int>? _execute;
        private Exception? _failure;
        private long _claims;
        private int _left;
        private volatile bool _stopped;

        public Crew(int helpers)
        {
            _helpers = helpers;
            for (int i = 0; i < helpers; i++)
            {
                new Thread(Help) { IsBackground = true, Name = "NetGen worker" }.Start();
            }
        }

        public TeamWork<T> Work { get; } = new();

        public void Stop()
        {
            if (!_stopped)
            {
                _stopped = true;
                _start.Release(_helpers);
            }
        }

        public void Run(NetworkState<T> state, Action<NetworkState<T>, TeamWork<T>, int> execute, int parts)
        {
            _state = state;
            _execute = execute;
            _failure = null;
            _done.Reset();
            Volatile.Write(ref _left, parts);
            long call = (Volatile.Read(ref _claims) >> (2 * TakenBits)) + 1;
            Volatile.Write(ref _claims, (call << (2 * TakenBits)) | ((long)parts << TakenBits));
            _start.Release(Math.Min(_helpers, parts - 1));
            TakeParts();
            _done.Wait();
            _state = null;
            if (_failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        private void Help()
        {
            while (true)
            {
                _start.Wait();
                if (_stopped)
                {
                    return;
                }

                TakeParts();
            }
        }

        private void TakeParts()
        {
            while (true)
            {
                long seen = Volatile.Read(ref _claims);
                long taken = seen & TakenMask;
                if (taken >= ((seen >> TakenBits) & TakenMask))
                {
                    return;
                }

                if (Interlocked.CompareExchange(ref _claims, seen + 1, seen) != seen)
                {
                    continue;
                }

                try
                {
                    _execute!(_state!, Work, (int)taken);
                }
                catch (Exception failure)
                {
                    _failure = failure;
                }

                if (Interlocked.Decrement(ref _left) == 0)
                {
                    _done.Set();
                }
            }
        }
    }
}
