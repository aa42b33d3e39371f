using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// The threads that help one network. Work comes in parts that whoever is free claims, the caller among them: a thread
/// that the system has no core for holds nobody up but by the part it is at. A step calls several times, a few microseconds
/// apart: so long they look out for the next call before they wait without a core.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class WorkerTeam<T>
    where T : unmanaged
{
    // A claim in one word: which call it belongs to, how many parts that has, how many are taken.
    private const int TakenBits = 20;
    private const long TakenMask = (1L << TakenBits) - 1;

    // Looks before a thread lets go of its core, each with an offer to whoever wants it: some 20 µs. Being woken takes as long, and
    // a step of 784-128-10 in batches of 128 has three calls in 400 µs: 1.5 times as fast on two cores with it, 1.07 times without.
    private const int Looks = 40;

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
        private readonly ManualResetEventSlim _done = new(false, Looks);
        private readonly int _helpers;
        private NetworkState<T>? _state;
        private Action<NetworkState<T>, TeamWork<T>, int>? _execute;
        private Exception? _failure;
        private long _claims;
        private int _left;
        private int _asleep;
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
                Interlocked.MemoryBarrier();
                Wake(_helpers);
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
            Interlocked.Exchange(ref _claims, (call << (2 * TakenBits)) | ((long)parts << TakenBits));
            Wake(parts - 1);
            TakeParts();
            _done.Wait();
            _state = null;
            if (_failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        private void Wake(int most)
        {
            int woken = TakeSleepers(most);
            if (woken > 0)
            {
                _start.Release(woken);
            }
        }

        // Takes up to so many off the count of sleepers: each is owed a release. A call of a single part takes nobody.
        private int TakeSleepers(int most)
        {
            while (true)
            {
                int asleep = Volatile.Read(ref _asleep);
                int taken = Math.Min(asleep, most);
                if (taken == 0 || Interlocked.CompareExchange(ref _asleep, asleep - taken, asleep) == asleep)
                {
                    return taken;
                }
            }
        }

        private void Help()
        {
            while (!_stopped)
            {
                var spinner = default(SpinWait);
                while (!HasParts && !_stopped && spinner.Count < Looks)
                {
                    spinner.SpinOnce(sleep1Threshold: -1);
                }

                if (!HasParts)
                {
                    Sleep();
                }

                TakeParts();
            }
        }

        private void Sleep()
        {
            // Counted first, then looked once more: a call between the two finds the sleeper, or the sleeper the call. Who finds
            // one and is still on the count goes on; who isn't has a release to wait for.
            Interlocked.Increment(ref _asleep);
            if ((HasParts || _stopped) && TakeSleepers(1) == 1)
            {
                return;
            }

            _start.Wait();
        }

        private bool HasParts => IsOpen(Volatile.Read(ref _claims));

        private static bool IsOpen(long claims) => (claims & TakenMask) < ((claims >> TakenBits) & TakenMask);

        private void TakeParts()
        {
            while (true)
            {
                long seen = Volatile.Read(ref _claims);
                if (!IsOpen(seen))
                {
                    return;
                }

                if (Interlocked.CompareExchange(ref _claims, seen + 1, seen) != seen)
                {
                    continue;
                }

                try
                {
                    _execute!(_state!, Work, (int)(seen & TakenMask));
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
