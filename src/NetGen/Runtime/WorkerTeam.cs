using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// The threads that help one network. Work comes in parts, and every thread, the caller among them, has a queue of its own: from
/// call to call it finds the same parameters in its core's cache. Whoever has finished his own takes what is left of others': a
/// thread that the system has no core for holds nobody up but by the part it is at. A step calls several times, a few microseconds
/// apart: so long they look out for the next call before they wait without a core.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class WorkerTeam<T>
    where T : unmanaged
{
    // A queue in one word: which call it belongs to, how many parts it has, how many are taken.
    private const int TakenBits = 20;
    private const long TakenMask = (1L << TakenBits) - 1;

    // Queues are two cache lines apart: nobody waits for a line whose word another thread writes.
    private const int QueueStride = 16;

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
        private readonly long[] _queues;
        private NetworkState<T>? _state;
        private Action<NetworkState<T>, TeamWork<T>, int>? _execute;
        private Exception? _failure;
        private long _call;
        private int _parts;
        private int _left;
        private int _asleep;
        private volatile bool _stopped;

        public Crew(int helpers)
        {
            _helpers = helpers;
            _queues = new long[(helpers + 1) * QueueStride];
            for (int i = 1; i <= helpers; i++)
            {
                int own = i;
                new Thread(() => Help(own)) { IsBackground = true, Name = "NetGen worker" }.Start();
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
            _call++;
            _parts = parts;
            for (int queue = 0; queue <= _helpers; queue++)
            {
                long length = FirstOf(queue + 1, parts) - FirstOf(queue, parts);
                Interlocked.Exchange(ref _queues[queue * QueueStride], (_call << (2 * TakenBits)) | (length << TakenBits));
            }

            Wake(parts - 1);
            TakeParts(0);
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

        private void Help(int own)
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

                TakeParts(own);
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

        private bool HasParts
        {
            get
            {
                for (int queue = 0; queue <= _helpers; queue++)
                {
                    if (IsOpen(Volatile.Read(ref _queues[queue * QueueStride])))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        private static bool IsOpen(long queue) => (queue & TakenMask) < ((queue >> TakenBits) & TakenMask);

        private int FirstOf(int queue, int parts) => (int)((long)parts * queue / (_helpers + 1));

        // Its own parts first, then those of the others.
        private void TakeParts(int own)
        {
            for (int i = 0; i <= _helpers; i++)
            {
                TakePartsOf((own + i) % (_helpers + 1));
            }
        }

        private void TakePartsOf(int queue)
        {
            ref long word = ref _queues[queue * QueueStride];
            while (true)
            {
                long seen = Volatile.Read(ref word);
                if (!IsOpen(seen))
                {
                    return;
                }

                // No call ends, and none follows, while a queue is open.
                int part = FirstOf(queue, _parts) + (int)(seen & TakenMask);
                if (Interlocked.CompareExchange(ref word, seen + 1, seen) != seen)
                {
                    continue;
                }

                try
                {
                    _execute!(_state!, Work, part);
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
