using System;
using System.Globalization;
using NetGen.Runtime;

namespace NetGen.Training.Schedules;

/// <summary>A rate that falls where nothing becomes better any more.</summary>
internal sealed class PlateauSchedule(double factor, int patience, double minimum) : LearningRateSchedule
{
    private int _reductions;
    private int _waited;

    public override double GetRate(in ScheduleStep at) => Math.Max(Math.Min(minimum, at.BaseRate), at.BaseRate * StepMath.Power(factor, (long)_reductions));

    public override void Restart()
    {
        _reductions = 0;
        _waited = 0;
    }

    public override void EpochEnded(bool better)
    {
        _waited = better ? 0 : _waited + 1;
        if (_waited >= patience)
        {
            _reductions++;
            _waited = 0;
        }
    }

    public override string SaveState() => string.Create(CultureInfo.InvariantCulture, $"{_reductions} {_waited}");

    public override void LoadState(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        string[] parts = state.Split(' ');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int reductions)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int waited))
        {
            throw new FormatException($"Expected two counts, found \"{state}\".");
        }

        _reductions = reductions;
        _waited = waited;
    }
}
