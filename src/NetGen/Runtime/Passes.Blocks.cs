using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

// The work on one block of samples and on the parameters, alone or shared out among a team: what a sample has to itself
// by samples, gradients and the step by parameters. Every value is computed by one thread in one order, so the bits do
// not depend on the number of threads.
public static partial class Passes<T, TKernels>
{
    // Ranges of samples begin at multiples of this: a tile's height, and a vector's lanes where samples lie in them.
    private const int RangeRows = 16;

    // The step shares its parameters out by ranges of at least this many, some 10 µs of work.
    private const int StepRange = 16384;

    [Flags]
    private enum BlockWork
    {
        Forward = 1,
        Deltas = 2,
        Gradients = 4,
        Backward = Deltas | Gradients,
    }

    /// <summary>One optimizer step over a range of the parameters, their gradients and states.</summary>
    public static void Step(NetworkState<T> state, int from, int length, ReadOnlySpan<T> constants)
    {
        if (state.Awaiting.Rows > 0)
        {
            StepWithGradients(state, length, constants);
            return;
        }

        if (state.Team is { } team && length >= 2 * StepRange)
        {
            _ = state.Gradients;
            _ = state.HasOptimizerStates ? state.Optimizer : null;
            team.Work.Constants = state.StepConstants;
            team.Work.From = from;
            team.Work.Length = length;
            team.Work.Kind = TeamWork<T>.Phase.Step;
            int parts = Math.Min(length / StepRange, 4 * state.Threads);
            team.Work.Parts = parts;
            Share(team, state, parts);
            return;
        }

        UpdateRange(state, from, length, constants);
    }

    private static void UpdateRange(NetworkState<T> state, int from, int length, ReadOnlySpan<T> constants)
    {
        ref T w = ref Unsafe.Add(ref state.Weights, from);
        ref T states = ref w;
        if (state.HasOptimizerStates)
        {
            states = ref Unsafe.Add(ref state.Optimizer.Origin, from);
        }

        TKernels.Update(ref w, ref Unsafe.Add(ref state.Gradients.Origin, from), ref states, length, constants);
    }

    private static void Run(NetworkState<T> state, Block block, BlockWork work)
    {
        if (TeamFor(state, block.Rows) is { } team)
        {
            RunShared(team, state, block, work);
            return;
        }

        block.OfSamples(state, work, 0, block.Rows);
        if ((work & BlockWork.Gradients) != 0)
        {
            foreach (ref readonly GradientPart part in _parts.AsSpan())
            {
                block.OfParameters(state, part);
            }
        }
    }

    // The team, if the block is worth sharing out.
    private static WorkerTeam<T>? TeamFor(NetworkState<T> state, int rows) =>
        state.Team is { } team && (long)state.Parameters.Length * rows >= TeamWork<T>.LeastWork && rows >= 2 * RangeRows ? team : null;

    private static unsafe void RunShared(WorkerTeam<T> team, NetworkState<T> state, Block block, BlockWork work)
    {
        // The block's references become addresses that other threads can follow; the spans stay pinned meanwhile.
        ref T origin = ref block.X;
        ref T memory = ref block.M;
        fixed (T* x = &origin, m = &memory, values = block.Targets.Values)
        fixed (int* labels = block.Targets.Labels)
        {
            // Nothing is left to allocate for two threads at once.
            _ = state.Gradients;
            _ = block.Targets.Labels.IsEmpty ? default : state.OneHot(TKernels.BlockRows * TKernels.OutputSize);
            TeamWork<T> shared = team.Work;
            shared.X = x;
            shared.M = m;
            shared.Values = values;
            shared.Labels = labels;
            shared.TargetLength = block.Targets.Labels.IsEmpty ? block.Targets.Values.Length : block.Targets.Labels.Length;
            shared.First = block.First;
            shared.Rows = block.Rows;
            shared.WithForward = (work & BlockWork.Forward) != 0;

            // Ranges of two tiles and more, and no more than threads: each reads the weights once more.
            int ranges = Math.Min(block.Rows / (2 * RangeRows), state.Threads);
            shared.Parts = ranges;
            shared.Kind = TeamWork<T>.Phase.Samples;
            Share(team, state, ranges);
            if ((work & BlockWork.Gradients) != 0)
            {
                shared.Kind = TeamWork<T>.Phase.Gradients;
                Share(team, state, _parts.Length);
            }
        }
    }

    private static void Share(WorkerTeam<T> team, NetworkState<T> state, int parts)
    {
        team.Run(state, _execute, parts);
    }

    private static readonly Action<NetworkState<T>, TeamWork<T>, int> _execute = Execute;

    private static readonly GradientPart[] _parts = TKernels.HasParts ? GradientPart.Of(TKernels.Layers) : new GradientPart[1];

    private static unsafe void Execute(NetworkState<T> state, TeamWork<T> work, int part)
    {
        if (work.Kind == TeamWork<T>.Phase.Step)
        {
            int begin = BlockCopy.Share(work.Length, RangeRows, part, work.Parts);
            UpdateRange(state, work.From + begin, BlockCopy.Share(work.Length, RangeRows, part + 1, work.Parts) - begin, work.Constants);
            return;
        }

        Targets targets = work.Labels is null
            ? new Targets(new ReadOnlySpan<T>(work.Values, work.TargetLength))
            : new Targets(new ReadOnlySpan<int>(work.Labels, work.TargetLength));
        var block = new Block(ref *work.X, ref *work.M, targets, work.First, work.Rows);
        if (work.Kind == TeamWork<T>.Phase.Samples)
        {
            int first = BlockCopy.Share(work.Rows, RangeRows, part, work.Parts);
            int rows = BlockCopy.Share(work.Rows, RangeRows, part + 1, work.Parts) - first;
            block.OfSamples(state, work.WithForward ? BlockWork.Forward | BlockWork.Backward : BlockWork.Backward, first, rows);
        }
        else
        {
            bool steps = work.Kind == TeamWork<T>.Phase.GradientsAndStep;
            block.OfParameters(state, steps ? _parts[part] with { Ahead = work.Ahead } : _parts[part]);
            if (steps)
            {
                UpdateRange(state, _parts[part].Offset, _parts[part].Length, work.Constants);
            }
        }
    }

    // A block of a batch: inputs, memory, and where its targets begin.
    private readonly ref struct Block
    {
        public readonly ref T X;
        public readonly ref T M;
        public readonly Targets Targets;
        public readonly int First;
        public readonly int Rows;

        public Block(ref T x, ref T m, Targets targets, int first, int rows)
        {
            X = ref x;
            M = ref m;
            Targets = targets;
            First = first;
            Rows = rows;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void OfSamples(NetworkState<T> state, BlockWork work, int first, int rows)
        {
            if ((work & BlockWork.Forward) != 0)
            {
                TKernels.ForwardBlock(ref X, ref Training(state), ref M, first, rows);
            }

            TKernels.SetTargets(ref TargetRows(state, first, rows), ref M, first, rows);
            if (!TKernels.LossWithGradients)
            {
                TKernels.LossBlock(ref M, first, rows);
            }

            TKernels.DeltasBlock(ref Training(state), ref M, first, rows);
        }

        public void OfParameters(NetworkState<T> state, in GradientPart part) =>
            TKernels.GradientBlock(ref X, ref Training(state), ref state.Gradients.Origin, ref M, Rows, part);

        // The block's targets as rows; class indices become rows first.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private ref T TargetRows(NetworkState<T> state, int first, int rows)
        {
            if (Targets.Labels.IsEmpty)
            {
                return ref MemoryMarshal.GetReference(Targets.Values[(First * TKernels.OutputSize)..]);
            }

            Span<T> t = state.OneHot(TKernels.BlockRows * TKernels.OutputSize);
            for (int r = first; r < first + rows; r++)
            {
                SetLabel(Targets.Labels[First + r], t.Slice(r * TKernels.OutputSize, TKernels.OutputSize));
            }

            return ref MemoryMarshal.GetReference(t);
        }
    }

    // Rows of values, or class indices.
    private readonly ref struct Targets
    {
        public Targets(ReadOnlySpan<T> values) => Values = values;

        public Targets(ReadOnlySpan<int> labels) => Labels = labels;

        public ReadOnlySpan<T> Values { get; }

        public ReadOnlySpan<int> Labels { get; }

        public void CopyTo(int row, Span<T> target)
        {
            if (Labels.IsEmpty)
            {
                Values.Slice(row * TKernels.OutputSize, TKernels.OutputSize).CopyTo(target);
            }
            else
            {
                SetLabel(Labels[row], target);
            }
        }
    }
}
