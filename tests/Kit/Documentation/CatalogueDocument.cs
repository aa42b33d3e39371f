using System.IO;

namespace NetGen.Kit;

/// <summary>The document of the catalogue: every row with its formulas, numbers, source and error bound.</summary>
public static class CatalogueDocument
{
    public static string File { get; } = Path.Combine(Repository.Root, "docs", "catalogue.md");

    public static string Text() => string.Join(
        "\n",
        Introduction,
        ActivationSection.Text(),
        LossSection.Text(),
        OptimizerSection.Text() + StepSection.Text(),
        ScheduleSection.Text(),
        InitializerSection.Text()).ReplaceLineEndings("\n") + "\n";

    private const string Introduction = """
        # Catalogue

        The activations, losses, optimizers, schedules and initializers that a network's attributes can name, with their formulas.
        This page is made from `generator/NetGen.Generator/Catalogue`, the rows that the generated code itself comes from; a test fails
        where the two differ, and with the environment variable `NETGEN_ACCEPT=1` it writes the page anew:

        ```
        NETGEN_ACCEPT=1 dotnet test tests/NetGen.Tests --filter CatalogueDocumentTests
        ```

        ## Notation

        | symbol | meaning |
        | --- | --- |
        | x | the inputs of a network or layer |
        | w, b | weights and biases; in updates w stands for both |
        | z | the pre-activation of a unit, the slides' net: z = b + Σ w·x |
        | a, f | the activation of a unit, a = f(z) |
        | y | the outputs of the network, a of its last layer |
        | t | the targets, on some slides d; in updates and schedules the number of the step |
        | l, E | the error of one output, the error of a sample |
        | K | the number of outputs |
        | δ | ∂E/∂z of a unit |
        | g | the gradient of a step: ∂E/∂w, reduced over the batch |
        | η | the learning rate |
        | λ | the weight decay; λ₁ and λ₂ the penalties' weights |
        | σ | the logistic function 1 / (1 + exp(−z)) |
        | ⌊ ⌋ | rounded down |

        A letter of another meaning is explained beside its formula or is a property's symbol, in the tables of properties.

        The error bounds are those of the functions that the kernels compute with, in units of the last place of the exact value, in
        both precisions and every vector width; [accuracy.md](accuracy.md) holds what was measured. The operations around the function
        round as usual, so a whole formula may be off by more. *Arithmetic only* stands where no such function is called.

        ## Perceptron

        `[Dense(1, Activation.Step)]` with half squared error, the loss where none is named, is the slides' perceptron. A threshold
        has no useful slope, and training takes it as 1; gradient descent pattern by pattern is then the delta rule
        w ← w + η·(t − y)·x, b ← b + η·(t − y). Threshold units belong in the last layer: nothing useful flows back through them.

        """;
}
