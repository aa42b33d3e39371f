using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Catalogue;

namespace NetGen.Kit;

/// <summary>
/// Draws networks: topologies, sizes, activations, losses, optimizers, reductions, penalties. Everything the catalogue
/// has comes up, as far as it goes together; numbers stay where a network is well conditioned.
/// </summary>
internal sealed class RecipeFuzzer
{
    private const int LargestSize = 70;

    // Enough that few networks are of one size only, so small that the compiler keeps pace.
    private const int MostWeights = 3_000;

    private readonly Random _random;

    public RecipeFuzzer(int seed)
    {
        _random = new Random(seed);
    }

    public NetworkRecipe Draw()
    {
        while (true)
        {
            NetworkRecipe recipe = DrawAny();
            if (recipe.ParameterCount <= MostWeights)
            {
                return recipe;
            }
        }
    }

    private NetworkRecipe DrawAny()
    {
        NetGen.Loss loss = Pick(Enum.GetValues<NetGen.Loss>());
        var layers = Enumerable.Range(1, _random.Next(1, 5)).Select(_ => DrawLayer(Pick(LayerRecipe.Hidden))).ToList();
        layers[^1] = DrawLast(loss);
        if (Chance(0.02))
        {
            // The perceptron: the delta rule is a squared error's.
            loss = NetGen.Loss.HalfSquaredError;
            layers = [DrawLayer(NetGen.Activation.Step)];
        }

        LossRow row = Losses.Of((Generator.Catalogue.Loss)loss);
        bool clips = Chance(0.3);
        bool byNorm = Chance(0.5);
        double clip = Pick([0.125, 0.5, 2.0, 100.0]);
        return new NetworkRecipe
        {
            Inputs = DrawSize(),
            Layers = [.. layers],
            Loss = loss,
            LossParameter = row.Parameter is { } parameter && Chance(0.6) ? DrawNumber(parameter) : null,
            Outputs = Pick(Enum.GetValues<NetGen.Reduction>()),
            Batch = Pick(Enum.GetValues<NetGen.Reduction>()),
            Optimizer = DrawOptimizer(),
            L1 = Chance(0.15) ? Pick([0.0625, 0.25]) : 0.0,
            L2 = Chance(0.25) ? Pick([0.0625, 0.25]) : 0.0,
            ClipNorm = clips && byNorm ? clip : 0.0,
            ClipValue = clips && !byNorm ? clip : 0.0,
        };
    }

    // Sizes around those of vectors and tiles come up as often as all others together.
    private int DrawSize() => Chance(0.5) ? Pick([1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65]) : _random.Next(1, LargestSize + 1);

    private LayerRecipe DrawLayer(NetGen.Activation activation)
    {
        var layer = new LayerRecipe(DrawSize(), activation, Bias: Chance(0.8));
        return Chance(0.5) ? layer with { Parameters = DrawParameters(layer) } : layer;
    }

    private ImmutableArray<double> DrawParameters(LayerRecipe layer) => layer.Activation == NetGen.Activation.HardTanh
        ? [Pick([-2.0, -0.5]), Pick([0.25, 1.5])]
        : [.. layer.Row.Parameters.Select(DrawNumber)];

    private LayerRecipe DrawLast(NetGen.Loss loss)
    {
        LossRow row = Losses.Of((Generator.Catalogue.Loss)loss);
        LayerRecipe layer = DrawLayer(
            row.Link is not null ? NetGen.Activation.Linear
            : row.NeedsDistribution ? Chance(0.8) ? NetGen.Activation.Softmax : NetGen.Activation.Sigmoid
            : row.NeedsProbabilities ? Chance(0.8) ? NetGen.Activation.Sigmoid : NetGen.Activation.Softmax
            : Chance(0.15) ? NetGen.Activation.Softmax : Pick(LayerRecipe.Hidden));

        // Of one class there is nothing to learn.
        bool classes = row.NeedsDistribution || row.Link == Generator.Catalogue.Activation.Softmax || layer.Activation == NetGen.Activation.Softmax;
        return classes && layer.Units == 1 ? layer with { Units = 2 } : layer;
    }

    private OptimizerRecipe DrawOptimizer()
    {
        OptimizerKind kind = Pick(Enum.GetValues<OptimizerKind>());
        OptimizerOptions offered = Optimizers.Of(kind).Options;
        ImmutableArray<string> options =
        [
            .. Enum.GetValues<OptimizerOptions>()
                .Where(option => option != OptimizerOptions.None && offered.HasFlag(option) && Chance(0.4))
                .Select(option => option.ToString()),
        ];
        var recipe = new OptimizerRecipe(Optimizers.Of(kind).AttributeName, []) { Options = options };
        OptimizerRow row = recipe.Row;
        recipe = recipe with
        {
            Hyperparameters = [.. row.Hyperparameters.Select(DrawHyperparameter)],
            WeightDecay = !row.OwnsWeightDecay && Chance(0.25) ? 0.125 : 0.0,
            DecayBias = Chance(0.2),
        };
        return Chance(0.4) ? DrawSchedule(recipe) : recipe;
    }

    private OptimizerRecipe DrawSchedule(OptimizerRecipe recipe)
    {
        recipe = recipe with { Schedule = Pick(Enum.GetValues<NetGen.Schedule>()) };
        return recipe with
        {
            ScheduleParameters =
            [
                .. recipe.ScheduleRow.Parameters.Select(parameter => parameter.Name switch
                {
                    "ScheduleSteps" => (double)_random.Next(1, 8),
                    "ScheduleMinimum" => 0.001,
                    _ => Pick([0.5, 0.75, 0.875]),
                }),
            ],
        };
    }

    // Rates that move the parameters visibly in five steps; an ε that keeps quotients from magnifying the rounding of a
    // vanishing gradient.
    private double DrawHyperparameter(HyperparameterRow row) => row.Name switch
    {
        "LearningRate" => Pick([0.001, 0.002, 0.004]),
        "Epsilon" => Pick([1e-2, 1e-3]),
        "Momentum" => Pick([0.5, 0.75, 0.9]),
        "InitialAccumulator" => Pick([0.0, 0.125]),
        _ => Chance(0.5) ? row.Default : DrawNumber(row),
    };

    private double DrawNumber(HyperparameterRow row)
    {
        while (true)
        {
            double value = Pick([0.0, 0.125, 0.25, 0.5, 0.75, 0.875, 1.5, 2.0]);
            if (row.Admits(value))
            {
                return value;
            }
        }
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
