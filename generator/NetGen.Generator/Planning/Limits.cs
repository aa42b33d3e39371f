namespace NetGen.Generator.Planning;

/// <summary>The planner's thresholds, each with the measurement it comes from.</summary>
internal static class Limits
{
    /// <summary>
    /// A layer of one sample is written out in full up to this many vector multiply-adds per pass. Above it a loop with
    /// literal bounds is as fast and a fraction of the text.
    /// </summary>
    public const int StraightLineFmas = 16;

    /// <summary>
    /// Also when forced, no method is written out beyond this. The JIT gives up optimising ("MinOpts", 3 to 7 times
    /// slower) between 1,792 and 1,952 multiply-adds; half of that leaves room for the rest of the method.
    /// </summary>
    public const int ForcedStraightLineFmas = 800;

    /// <summary>Layers of more weights than this go through the library's loops: a call costs less than a hundredth of them.</summary>
    public const int WrittenWeights = 16384;

    /// <summary>
    /// The longest text of a network's kernels, in characters: with the members of its class around them a file has up to 100 KB.
    /// The names of the user's types don't count here, or they would decide about the speed.
    /// </summary>
    public const int KernelText = 74000;

    /// <summary>Networks of up to this many layers have one method per single-sample pass.</summary>
    public const int InlinedLayers = 4;

    /// <summary>
    /// Accumulators that a single-sample loop keeps in flight: a multiply-add takes 4 cycles and two start per cycle,
    /// so 8 keep the units busy; 4 cost 25 % on 8-32-32-4.
    /// </summary>
    public const int Accumulators = 8;

    /// <summary>
    /// Samples per block: activations and deltas of a block stay in the second-level cache. Blocks of 64 to 128 were
    /// best, 32 and 256 cost 2 to 7 %.
    /// </summary>
    public const int BlockRows = 128;

    /// <summary>Samples per block where batches go sample by sample: their slots stay in the second-level cache.</summary>
    public const int SampleRows = 16;

    /// <summary>
    /// Fewer samples than this go one by one: at 2 and 3 samples that was faster at every width tried from 8 to 256.
    /// </summary>
    public const int BlockedFromRows = 4;

    /// <summary>
    /// Networks of up to so many weights, which stay in the first-level cache, run as many samples one by one as don't fill
    /// a tile of <see cref="BlockedGroup"/>: 5 samples of 16-64-64-8 forward in 525 ns instead of 740, 17 in 1,610 instead of
    /// 1,850 (<c>-- scaling</c>). One sample of 784-128-10 reads its weights from further away than a tile computes.
    /// </summary>
    public const int BlockedSmallWeights = 8192;

    /// <summary>
    /// Networks of so many parameters and more compute gradients and step part by part: 784-128-10 takes 3 % less time a step on
    /// batches of 128, 784-512-512-10 5 % less. 16-64-64-8 (5,768) took 2 % more: its step is one short loop in the first-level cache.
    /// </summary>
    public const int SteppedInParts = 16384;

    /// <summary>The samples of the smallest tile.</summary>
    public const int BlockedGroup = 8;

    /// <summary>
    /// Layers below this many weights run sample by sample in a batch too: their tiles are all loop overhead.
    /// </summary>
    public const int BlockedWeights = 1024;

    /// <summary>Samples per block where they stand side by side in the lanes: what LaneTiles of the library are made for.</summary>
    public const int LanesRows = 64;

    /// <summary>
    /// Networks whose layers are no wider than this run with samples in the lanes: the weights of all their layers stay in
    /// the first-level cache beside the values of a block. 16-64-64-8 is faster as matrix products.
    /// </summary>
    public const int LanesUnits = 32;

    /// <summary>And whose inputs are no more than this.</summary>
    public const int LanesInputs = 64;

    /// <summary>
    /// So few units of a second layer: a row of the first layer's δ takes two operations for each, and turning it over two and a
    /// half cycles. Their own biases are summed one by one.
    /// </summary>
    public const int LanesRowUnits = 4;

    /// <summary>
    /// An activation of so few operations an element is computed where a layer's products end: z saves its way through memory
    /// (ReLU: 13 % of 4-16-3 in the lanes; batches of 16-64-64-8 take 4 % less time forward, 2 % in training). Longer ones are
    /// faster in a loop of their own, which keeps their constants in registers; and more than one of them in a tile become calls
    /// (2-3-1: 10 % in training, 20 % of a prediction at 256 bits).
    /// </summary>
    public const int FusedFlops = 3;

    /// <summary>Inputs and outputs of networks that predict in registers: so many columns are turned over there.</summary>
    public const int LanesLineColumns = 4;

    /// <summary>Units of a layer that are a line each there.</summary>
    public const int LanesLineUnits = 8;

    /// <summary>
    /// Products that are written out there. A block turned over, its layers' way through memory and their calls cost 2-3-1 a
    /// quarter of its time and 4-16-3 a fifth; of larger networks they are a smaller part.
    /// </summary>
    public const int LanesLineProducts = 64;

    /// <summary>Operations of activations that are written out there: as far as the compiler of .NET was seen to make no calls of them.</summary>
    public const int LanesLineFlops = 40;

    /// <summary>
    /// Operations of all activations there: 3-12-4 of sigmoid and softmax, 68 of them, saves 11 %; 4-32-4 of tanh, 128, loses 8 %
    /// to the loop that keeps its constants in registers.
    /// </summary>
    public const int LanesLineAllFlops = 72;

    /// <summary>Layers there: those of 4-1-7-3, one waiting for the other, lose 8 %.</summary>
    public const int LanesLineLayers = 2;

    /// <summary>Gradient sums that stay in 512-bit registers while all samples of a block go by.</summary>
    public const int LanesSums512 = 24;

    /// <summary>The same at 256 and 128 bits.</summary>
    public const int LanesSums = 14;

    /// <summary>
    /// Batches of fewer samples than this go one by one: a vector of 16 costs the same however few of its lanes are used.
    /// 2-3-1 and 4-16-3 broke even at 6 to 7 samples, forward and in training, at 512 and 256 bits.
    /// </summary>
    public const int LanesFromRows = 6;

    /// <summary>The same for double precision, whose vectors hold half as many: 4 of both.</summary>
    public const int LanesFromRowsDouble = 4;

    /// <summary>Networks of more weights than this count as large, where one sample fills the vectors by itself.</summary>
    public const int LanesLargeWeights = 256;

    /// <summary>The first batch size of large ones: 4-32-16-4 broke even at 8 to 10 samples, 8-32-32-4 at 10 to 12.</summary>
    public const int LanesFromRowsLarge = 10;

    /// <summary>The same for double precision.</summary>
    public const int LanesFromRowsLargeDouble = 5;

    /// <summary>
    /// Optimizer states smaller than this become zero. A weight without gradient lets its state decay into denormal
    /// numbers, which made the step 12 to 75 times slower; in 5,000 steps no weight changed a bit by the flush.
    /// </summary>
    public const string FlushSingle = "1e-30f";

    /// <summary>The same for double precision, as far above its smallest normal number.</summary>
    public const string FlushDouble = "1e-292";

    /// <summary>
    /// The root of the threshold, for a state whose square is read: the squares of fading means made a step of centered
    /// RMSProp 2.3 times slower.
    /// </summary>
    public const string FlushRootSingle = "1e-15f";

    /// <summary>The same for double precision.</summary>
    public const string FlushRootDouble = "1e-146";
}
