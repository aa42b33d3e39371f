namespace Gan.Evaluation;

/// <summary>What the generator made after so many steps.</summary>
internal sealed record RingSnapshot
{
    /// <summary>The steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>x and y of each point, one after the other.</summary>
    public required float[] Points { get; init; }

    /// <summary>How well they lie on the ring.</summary>
    public required RingQuality Quality { get; init; }

    /// <summary>The discriminator's mean loss of the last step; NaN before the first.</summary>
    public required float DiscriminatorLoss { get; init; }

    /// <summary>The generator's mean loss of the last step; NaN before the first.</summary>
    public required float GeneratorLoss { get; init; }
}
