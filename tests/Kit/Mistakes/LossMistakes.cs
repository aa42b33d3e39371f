using System.Collections.Generic;
using static NetGen.Kit.MistakeNetworks;

namespace NetGen.Kit;

/// <summary>Losses and the deltas of last layers gone wrong.</summary>
internal static class LossMistakes
{
    private static readonly LayerRecipe _linear = new(0, Activation.Linear);
    private static readonly LayerRecipe _sigmoid = new(0, Activation.Sigmoid);
    private static readonly LayerRecipe _softmax = new(0, Activation.Softmax);

    public static IEnumerable<PlantedMistake> All()
    {
        NetworkRecipe halves = Ending(_sigmoid, Loss.HalfSquaredError);
        yield return InLoss("half squared error: the half missing", halves, @"(?<=return |loss = )[\d.]+f? \* ", string.Empty);
        yield return InLoss("half squared error: delta without the activation's slope", halves, @"d \* \(VectorMath\.MultiplySubtract\(y, y, y\)\)", "d");
        yield return InLoss("half squared error: delta of the other sign", halves, @"d = \(y - t\)", "d = (t - y)");

        NetworkRecipe squares = Ending(_linear, Loss.MeanSquaredError);
        yield return InLoss("mean squared error: the sum over outputs in the loss", squares, @"(?<=return |loss = )[\d.]+f? \* ", string.Empty);
        yield return InLoss("mean squared error: the sum over outputs in the delta", squares, $@"{Constant} \* \(y - t\)", "(y - t) + (y - t)");
        yield return InLoss(
            "half squared error: the mean over outputs missing in the delta", halves with { Outputs = Reduction.Mean }, $@"{Constant} \* \(y - t\)", "(y - t)");
        yield return InLoss(
            "binary cross-entropy: steepness missing in the delta",
            Ending(_sigmoid with { Steepness = 2.0 }, Loss.BinaryCrossEntropy) with { Outputs = Reduction.Sum },
            $@"{Constant} \* \(As",
            "(As");

        NetworkRecipe smoothed = Ending(_softmax, Loss.CategoricalCrossEntropy, 0.125);
        yield return InLoss("label smoothing: the number of classes missing", smoothed, $@"({Constant})\);", "$1 + $1 + $1 + $1 + $1);");
        yield return InLoss("label smoothing: targets keep their whole weight", smoothed, $@"({V}) (t = MultiplyAddEstimate\({Place}, ){Constant}", "$1 $2$1.One");
        yield return InLoss(
            "softmax: the diagonal of the Jacobian alone",
            Ending(_softmax, Loss.MeanSquaredError),
            $@"({Place}) \* \(({Place}) - mean\)",
            "$1 * ($2 - $1 * $2)");
        yield return InLoss(
            "softmax: the sum over targets missing in the delta", Ending(_linear, Loss.CategoricalCrossEntropyFromLogits), @" \* total - t", " - t");
        yield return InLoss("cross-entropy: the logarithm of the sum missing", Ending(_softmax, Loss.CategoricalCrossEntropy), @" \+ logSum", string.Empty);
        yield return InLoss(
            "Kullback-Leibler: the targets' logarithm missing", Ending(_softmax, Loss.KullbackLeibler), @"VectorMath\.Log\(t\) \+ ", string.Empty);

        NetworkRecipe absolute = Ending(_linear, Loss.MeanAbsoluteError);
        yield return new("mean absolute error: the sign flipped", absolute, TextEdit.Swap(@"(?:Backward_V|LossOfBlock_V|LossLayer2)\w+", "GreaterThan", "LessThan"));
        NetworkRecipe huber = Ending(_linear, Loss.Huber, 0.25);
        yield return InLoss("Huber: delta missing in the linear branch", huber, $@"{Constant} \* \(m", "(m");
        yield return InLoss("Huber: the slope bounded above only", huber, $@"Vector\d+\.Max\((Vector\d+\.Min\(u, {Constant}\)), -{Constant}\)", "$1");
        yield return InLoss("smooth L1: beta missing in the slope", Ending(_linear, Loss.SmoothL1, 0.25), $@"Min\(u / {Constant}", "Min(u");
        yield return InLoss("log-cosh: the slope of the square", Ending(_linear, Loss.LogCosh), @"VectorMath\.Tanh\(y - t\)", "(y - t)");
        NetworkRecipe hinge = Ending(_linear, Loss.Hinge, 0.75);
        yield return InLoss("hinge: margin 1 whatever was asked for", hinge, $@"({V}) h = {Constant}", "$1 h = $1.One");
        yield return InLoss("hinge: the slope of samples beyond the margin", hinge, $@"\(-t & Vector\d+\.GreaterThan\(h, {V}\.Zero\)\)", "(-t)");
        yield return InLoss(
            "squared hinge: the two missing in the slope",
            Ending(new(0, Activation.Tanh), Loss.SquaredHinge) with { Outputs = Reduction.Sum },
            $@"({V}) d = {Constant} \*",
            "$1 d = -$1.One *");
    }

    private static PlantedMistake InLoss(string name, NetworkRecipe recipe, string pattern, string replacement) =>
        new(name, recipe, new TextEdit(@"(?:Backward_V|LossOfBlock_V|LossLayer2)\w+", pattern, replacement));
}
