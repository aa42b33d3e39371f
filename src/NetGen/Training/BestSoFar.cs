using System.Numerics;
using NetGen.Metrics;

namespace NetGen.Training;

/// <summary>The best epoch of a training, and how long nothing has been better.</summary>
/// <typeparam name="TNetwork">The network's type.</typeparam>
/// <typeparam name="T">Its number type.</typeparam>
internal sealed class BestSoFar<TNetwork, T>
    where TNetwork : INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EarlyStopping? _stopping;
    private readonly bool _largerIsBetter;

    public BestSoFar(EarlyStopping? stopping)
    {
        _stopping = stopping;
        _largerIsBetter = (stopping?.Monitor ?? Metric.Loss).LargerIsBetter;
    }

    /// <summary>The parameters of the best epoch; those before the training where none has ended.</summary>
    public NetworkSnapshot<TNetwork, T> Snapshot { get; } = new();

    /// <summary>The best epoch, counted from 1; 0 where none has ended.</summary>
    public int Epoch { get; set; }

    /// <summary>Its measure.</summary>
    public double Value { get; set; }

    /// <summary>The epochs since.</summary>
    public int Waited { get; set; }

    /// <summary>Whether early stopping has waited long enough.</summary>
    public bool IsExhausted => _stopping is not null && Waited >= _stopping.Patience;

    public void Start(TNetwork network) => Snapshot.Take(network);

    public void Restore(TNetwork network) => Snapshot.Restore(network);

    /// <summary>Whether an epoch is the best so far, which is kept then.</summary>
    /// <param name="network">The network after it.</param>
    /// <param name="value">Its measure; one that is no number is never the best.</param>
    /// <param name="epoch">The epoch.</param>
    public bool Judge(TNetwork network, double value, int epoch)
    {
        double change = _largerIsBetter ? value - Value : Value - value;
        bool better = Epoch == 0 ? !double.IsNaN(value) : change > (_stopping?.MinimumChange ?? 0.0);
        if (better)
        {
            Epoch = epoch;
            Value = value;
            Snapshot.Take(network);
        }

        Waited = better ? 0 : Waited + 1;
        return better;
    }
}
