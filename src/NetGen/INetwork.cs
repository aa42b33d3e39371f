using System;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// What every generated network offers, so that training, evaluation and tests are ordinary generic code.
/// The members with spans take one sample (<see cref="InputSize"/> inputs, <see cref="OutputSize"/> outputs) or,
/// with a batch size, that many samples as consecutive rows. A span of another length is refused with an
/// <see cref="ArgumentException"/> that names the expected and the found length, and the network stays as it was.
/// </summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
/// <typeparam name="T">Its number type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// One instance may be trained by one thread at a time. <c>Predict</c> and <c>Classify</c> write no state of the
/// instance: any number of threads may call them at once while nobody changes the parameters.
/// </remarks>
public interface INetwork<TSelf, T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of inputs of one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of outputs of one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of parameters, weights and biases of all layers.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The number of layers with units; layers are counted 1, 2, …, as in the generated formulas.</summary>
    static abstract int LayerCount { get; }

    /// <summary>The number of inputs of a layer.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    static abstract int GetLayerInputs(int layer);

    /// <summary>The number of units of a layer.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    static abstract int GetLayerUnits(int layer);

    /// <summary>The number of parameters of a layer: weights, then biases where it has them.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    static abstract int GetLayerParameterCount(int layer);

    /// <summary>The name of a layer's activation: a member of <see cref="Activation"/>, or the method of the user's own.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    static abstract string GetLayerActivation(int layer);

    /// <summary>Topology, loss, optimizer and number type in a line, such as "2-3-1, half squared error, gradient descent, float".</summary>
    static abstract string Description { get; }

    /// <summary>How the losses of a batch become one: <see cref="Reduction.Mean"/> or <see cref="Reduction.Sum"/>.</summary>
    static abstract Reduction BatchReduction { get; }

    /// <summary>The number of states that the optimizer keeps per parameter, such as velocities and moments.</summary>
    static abstract int OptimizerStateCount { get; }

    /// <summary>The name of a state in the optimizer's formulas.</summary>
    /// <param name="state">The state, 0 to <see cref="OptimizerStateCount"/> − 1.</param>
    static abstract string GetOptimizerStateName(int state);

    /// <summary>
    /// Whether a state is one number that all parameters share, such as NAdam's product of momenta; it is kept in double
    /// precision whatever the network's number type.
    /// </summary>
    /// <param name="state">The state, 0 to <see cref="OptimizerStateCount"/> − 1.</param>
    static virtual bool IsOptimizerStateShared(int state) => false;

    /// <summary>Creates a network with parameters drawn from the given seed.</summary>
    /// <param name="seed">The seed; the same seed gives the same bits on every machine.</param>
    static abstract TSelf Create(ulong seed);

    /// <summary>The learning rate η of the next <see cref="Update"/>.</summary>
    double LearningRate { get; set; }

    /// <summary>The learning rate of the next step: <see cref="LearningRate"/> after the optimizer's schedule.</summary>
    double ScheduledLearningRate { get; }

    /// <summary>
    /// The number of optimizer steps taken since creation or <see cref="Reset"/>. Set it only together with parameters and
    /// optimizer states, to go on where a training stopped.
    /// </summary>
    /// <exception cref="System.ArgumentOutOfRangeException">The number is negative.</exception>
    long StepCount { get; set; }

    /// <summary>The number of samples whose gradients are accumulated and wait for <see cref="Update"/>.</summary>
    int AccumulatedSamples { get; }

    /// <summary>
    /// The number of threads that <c>Train</c>, <c>Backward</c> and <c>Update</c> may use for a batch, the caller's included; 1 at first.
    /// </summary>
    /// <remarks>
    /// The bits do not depend on it: forward pass and deltas are shared out by samples, gradients and the step by
    /// parameters. Batches that are small for their network stay with the caller. The other threads wait without a core
    /// between the calls and end with the network, or when the number is set to 1. <c>Predict</c> always stays with its
    /// caller: call it from several threads at once instead.
    /// </remarks>
    /// <exception cref="System.ArgumentOutOfRangeException">The number is below 1 or above 1024.</exception>
    int Threads { get; set; }

    /// <summary>Draws all parameters anew and clears gradients, optimizer state and step count.</summary>
    /// <param name="seed">The seed.</param>
    void Reset(ulong seed);

    /// <summary>Computes the outputs of one sample and keeps what <c>Backward</c> needs.</summary>
    /// <param name="input">The inputs x.</param>
    /// <param name="output">Receives the outputs y.</param>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Computes the outputs of a batch and keeps what the batch form of <c>Backward</c> needs.</summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="outputs">Receives the outputs, one row a sample.</param>
    /// <param name="batchSize">The number of samples, at least 1.</param>
    void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize);

    /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients.</summary>
    /// <param name="target">The targets t.</param>
    /// <returns>The loss E of that sample.</returns>
    /// <exception cref="InvalidOperationException">No single-sample <c>Forward</c> went before.</exception>
    T Backward(ReadOnlySpan<T> target);

    /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients and gives ∂E/∂x.</summary>
    /// <param name="target">The targets t.</param>
    /// <param name="inputGradient">Receives ∂E/∂x.</param>
    /// <returns>The loss E of that sample.</returns>
    /// <exception cref="InvalidOperationException">No single-sample <c>Forward</c> went before.</exception>
    T Backward(ReadOnlySpan<T> target, Span<T> inputGradient);

    /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c>, summed over its samples, to the gradients.</summary>
    /// <param name="targets">The targets, one row a sample.</param>
    /// <param name="batchSize">The number of samples of that <c>Forward</c>.</param>
    /// <returns>The loss of the batch under the network's batch reduction.</returns>
    /// <exception cref="InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
    T Backward(ReadOnlySpan<T> targets, int batchSize);

    /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c> to the gradients and gives each sample's ∂E/∂x.</summary>
    /// <param name="targets">The targets, one row a sample.</param>
    /// <param name="inputGradients">Receives ∂E/∂x of each sample's own loss, one row a sample.</param>
    /// <param name="batchSize">The number of samples of that <c>Forward</c>.</param>
    /// <returns>The loss of the batch under the network's batch reduction.</returns>
    /// <exception cref="InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
    T Backward(ReadOnlySpan<T> targets, Span<T> inputGradients, int batchSize);

    /// <summary>
    /// Takes one optimizer step on the accumulated gradients, reduced over <see cref="AccumulatedSamples"/>
    /// (mean, or sum where the network says so), and clears them. Without accumulated samples it does nothing.
    /// </summary>
    void Update();

    /// <summary>Throws the accumulated gradients away.</summary>
    void ClearGradients();

    /// <summary><c>Forward</c>, <c>Backward</c> and <c>Update</c> of one sample in one fused pass.</summary>
    /// <param name="input">The inputs x.</param>
    /// <param name="target">The targets t.</param>
    /// <returns>The loss before the step.</returns>
    T Train(ReadOnlySpan<T> input, ReadOnlySpan<T> target);

    /// <summary>One optimizer step on a batch of any size.</summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="targets">The targets, one row a sample.</param>
    /// <param name="batchSize">The number of samples, at least 1.</param>
    /// <returns>The loss of the batch, under the network's batch reduction, before the step.</returns>
    T Train(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize);

    /// <summary>Computes the outputs of one sample without writing any state of the instance.</summary>
    /// <param name="input">The inputs x.</param>
    /// <param name="output">Receives the outputs y.</param>
    void Predict(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Computes the outputs of a batch without writing any state of the instance.</summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="outputs">Receives the outputs, one row a sample.</param>
    /// <param name="batchSize">The number of samples, at least 1.</param>
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, int batchSize);

    /// <summary>
    /// The loss of a batch under the network's batch reduction, without writing any state of the instance: any number of
    /// threads may call it at once, as <c>Predict</c>. It is the loss that <c>Train</c> would return, without penalties.
    /// </summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="targets">The targets, one row a sample.</param>
    /// <param name="batchSize">The number of samples, at least 1.</param>
    /// <param name="outputs">Receives the outputs, one row a sample, as <c>Predict</c> gives them; none are copied where it is empty.</param>
    T GetLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int batchSize, Span<T> outputs = default);

    /// <summary>
    /// The class of one sample: the unit with the largest pre-activation z of the last layer (the first of equals),
    /// no softmax computed. With a single output unit: 1 where z &gt; 0, otherwise 0.
    /// </summary>
    /// <param name="input">The inputs x.</param>
    int Classify(ReadOnlySpan<T> input);

    /// <summary>The classes of a batch, as the single-sample form gives them.</summary>
    /// <param name="inputs">The inputs, one row a sample.</param>
    /// <param name="classes">Receives the class of each sample; its length is the number of samples.</param>
    void Classify(ReadOnlySpan<T> inputs, Span<int> classes);

    /// <summary>Copies all parameters out, layer by layer: weights [inputs][units] row-major, then biases.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    void CopyParametersTo(Span<T> destination);

    /// <summary>Sets all parameters, in the order of <see cref="CopyParametersTo(Span{T})"/>.</summary>
    /// <param name="source"><see cref="ParameterCount"/> finite values.</param>
    /// <exception cref="ArgumentException">The length is wrong or a value is not finite; no parameter has changed.</exception>
    void CopyParametersFrom(ReadOnlySpan<T> source);

    /// <summary>Copies the parameters of one layer out: weights [inputs][units] row-major, then biases.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="destination">Receives the layer's parameters.</param>
    void CopyParametersTo(int layer, Span<T> destination);

    /// <summary>Sets the parameters of one layer.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="source">The layer's parameters, all finite.</param>
    /// <exception cref="ArgumentException">The length is wrong or a value is not finite; no parameter has changed.</exception>
    void CopyParametersFrom(int layer, ReadOnlySpan<T> source);

    /// <summary>Copies the accumulated gradients out: Σ ∂E/∂w over <see cref="AccumulatedSamples"/>, in parameter order.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    void CopyGradientsTo(Span<T> destination);

    /// <summary>Copies the accumulated gradients of one layer out.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="destination">Receives the layer's gradients, in parameter order.</param>
    void CopyGradientsTo(int layer, Span<T> destination);

    /// <summary>Adds gradients computed elsewhere, for instance by a copy of this network on another thread.</summary>
    /// <param name="gradients">Σ ∂E/∂w over <paramref name="sampleCount"/> samples, in parameter order.</param>
    /// <param name="sampleCount">The number of samples they stand for, at least 1.</param>
    void AddGradients(ReadOnlySpan<T> gradients, int sampleCount);

    /// <summary>
    /// The penalty λ₁·Σ|w| + λ₂/2·Σw² of the parameters as they are, which training adds to the loss of a batch; 0 without
    /// <c>L1</c> and <c>L2</c>. The losses that <c>Backward</c> and <c>Train</c> return are without it.
    /// </summary>
    T GetPenalty();

    /// <summary>
    /// Copies the gradient that the next <see cref="Update"/> starts from, before clipping: the accumulated one, reduced
    /// over the batch, with the penalties' own.
    /// </summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values, in the order of <see cref="CopyParametersTo(Span{T})"/>.</param>
    void CopyObjectiveGradientTo(Span<T> destination);

    /// <summary>Copies a state of the optimizer, one value a parameter; a state that all share is repeated.</summary>
    /// <param name="state">The state, 0 to <see cref="OptimizerStateCount"/> − 1.</param>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    void CopyOptimizerStateTo(int state, Span<T> destination);

    /// <summary>Replaces a state of the optimizer.</summary>
    /// <param name="state">The state, 0 to <see cref="OptimizerStateCount"/> − 1.</param>
    /// <param name="source">The values as <see cref="CopyOptimizerStateTo"/> gives them, all finite.</param>
    void CopyOptimizerStateFrom(int state, ReadOnlySpan<T> source);

    /// <summary>A state that all parameters share, unrounded.</summary>
    /// <param name="state">A state for which <see cref="IsOptimizerStateShared"/> holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or every parameter has its own.</exception>
    double GetSharedOptimizerState(int state) => throw Guard.NotShared(state);

    /// <summary>Replaces a state that all parameters share.</summary>
    /// <param name="state">A state for which <see cref="IsOptimizerStateShared"/> holds.</param>
    /// <param name="value">The value as <see cref="GetSharedOptimizerState"/> gives it, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state, or every parameter has its own.</exception>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    void SetSharedOptimizerState(int state, double value) => throw Guard.NotShared(state);

    /// <summary>Copies the pre-activations z of a layer as the last single-sample <c>Forward</c> left them.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="destination">Receives one value a unit.</param>
    void CopyPreActivationsTo(int layer, Span<T> destination);

    /// <summary>Copies the activations a of a layer as the last single-sample <c>Forward</c> left them.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="destination">Receives one value a unit.</param>
    void CopyActivationsTo(int layer, Span<T> destination);

    /// <summary>Copies the deltas δ = ∂E/∂z of a layer as the last single-sample <c>Backward</c> left them.</summary>
    /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
    /// <param name="destination">Receives one value a unit.</param>
    void CopyDeltasTo(int layer, Span<T> destination);
}
