namespace NetGen.Generator.Emission;

/// <summary>
/// The text of the public methods, the same for every network but for names: what they share stands in the library's
/// <c>Passes</c>, what they mean at <c>INetwork</c>. PASS, ROS and SPAN stand for the fully qualified names.
/// </summary>
internal static class SurfaceTexts
{
    /// <summary>The private property that gives the weights to start from.</summary>
    public const string WeightsProperty = "_netGenWeights";

    public const string FromAttribute = """
        /// <summary>Creates the network with parameters drawn from the seed of its attribute, {Seed}.</summary>
        public {Name}()
            : this({Seed})
        {
        }
        """;

    public const string FromWeights = """
        /// <summary>Creates the network with the weights of {File}, a copy of its own.</summary>
        public {Name}() {From}PASS.Start(_netGen, {Weights});{Done}
        """;

    public const string FromSeed = """
        /// <summary>Creates the network with parameters drawn from a seed.</summary>
        /// <param name="seed">The seed; the same seed gives the same bits on every machine.</param>
        public {Name}(ulong seed)
        {
            Reset(seed);
        }

        /// <summary>Creates the network with parameters drawn from a seed.</summary>
        /// <param name="seed">The seed; the same seed gives the same bits on every machine.</param>
        public static {Self} Create(ulong seed) => new(seed);
        """;

    public const string Progress = """
        /// <inheritdoc/>
        public long StepCount
        {
            get => _netGen.StepCount;
            set => _netGen.StepCount = global::NetGen.Runtime.Guard.StepCount(value);
        }

        /// <summary>The number of samples whose gradients are accumulated and wait for <see cref="Update"/>.</summary>
        public int AccumulatedSamples => _netGen.AccumulatedSamples;

        /// <inheritdoc/>
        public int Threads
        {
            get => _netGen.Threads;
            set => _netGen.Threads = value;
        }
        """;

    public const string Methods = """
        /// <inheritdoc/>
        public void Forward(ROS<{T}> input, SPAN<{T}> output) => PASS.Forward(_netGen, input, output);

        /// <inheritdoc/>
        public void Forward(ROS<{T}> inputs, SPAN<{T}> outputs, int batchSize) => PASS.Forward(_netGen, inputs, outputs, batchSize);

        /// <inheritdoc/>
        public {T} Backward(ROS<{T}> target) => PASS.Backward(_netGen, target);

        /// <inheritdoc/>
        public {T} Backward(ROS<{T}> target, SPAN<{T}> inputGradient) => PASS.Backward(_netGen, target, inputGradient);

        /// <inheritdoc/>
        public {T} Backward(ROS<{T}> targets, int batchSize) => PASS.Backward(_netGen, targets, batchSize);

        /// <inheritdoc/>
        public {T} Backward(ROS<{T}> targets, SPAN<{T}> inputGradients, int batchSize) => PASS.Backward(_netGen, targets, inputGradients, batchSize);

        /// <inheritdoc/>
        public void ClearGradients() => _netGen.ClearGradients();

        /// <inheritdoc/>
        public void Predict(ROS<{T}> input, SPAN<{T}> output) => PASS.Predict(_netGen, input, output);

        /// <inheritdoc/>
        public void Predict(ROS<{T}> inputs, SPAN<{T}> outputs, int batchSize) => PASS.Predict(_netGen, inputs, outputs, batchSize);

        /// <inheritdoc/>
        public {T} GetLoss(ROS<{T}> inputs, ROS<{T}> targets, int batchSize, SPAN<{T}> outputs = default) =>
            PASS.GetLoss(_netGen, inputs, targets, batchSize, outputs);

        /// <inheritdoc/>
        public int Classify(ROS<{T}> input) => PASS.Classify(_netGen, input);

        /// <inheritdoc/>
        public void Classify(ROS<{T}> inputs, SPAN<int> classes) => PASS.Classify(_netGen, inputs, classes);
        """;

    public const string Rate = """
        /// <summary>The learning rate of the next step: <see cref="LearningRate"/> after the schedule.</summary>
        public double ScheduledLearningRate => RateOf(_netGen.StepCount + 1);

        private double RateOf(long t) => {Rate};
        """;

    public const string MoveAhead = """
        // The point ahead follows the parameters: w − μ·v.
        private void MoveAhead() => PASS.MoveAhead(_netGen, Momentum);
        """;

    public const string SharedStates = """
        /// <inheritdoc cref="global::NetGen.INetwork{TSelf, T}.IsOptimizerStateShared"/>
        public static bool IsOptimizerStateShared(int state)
        {
            global::NetGen.Runtime.Guard.State(state, {Count});
            return state >= {Own};
        }

        /// <inheritdoc/>
        public double GetSharedOptimizerState(int state) => state switch
        {
            {Gets}
            _ => throw global::NetGen.Runtime.Guard.NotShared(state),
        };

        /// <inheritdoc/>
        public void SetSharedOptimizerState(int state, double value)
        {
            switch (state)
            {
                {Sets}
                default: throw global::NetGen.Runtime.Guard.NotShared(state);
            }
        }
        """;

    /// <summary>Training on one sample, whose target comes as WHAT.</summary>
    public const string TrainSampleFused = """
        /// <inheritdoc/>
        public {T} Train(ROS<{T}> input, TYPE WHAT)
        {
            if (_netGen.AccumulatedSamples == 0)
            {
                return PASS.Step(_netGen, input, WHAT, ({T})-ScheduledLearningRate);
            }

            // Gradients of earlier samples wait for their step: this sample joins them.
            {T} loss = PASS.Accumulate(_netGen, input, WHAT);
            Update();
            return loss;
        }
        """;

    /// <summary>Training on one sample, whose target comes as WHAT.</summary>
    public const string TrainSample = """
        /// <inheritdoc/>
        public {T} Train(ROS<{T}> input, TYPE WHAT)
        {
            {T} loss = PASS.Accumulate(_netGen, input, WHAT);
            Update();
            return loss;
        }
        """;

    /// <summary>Training on a batch of COUNT samples, whose targets come as PARAMETERS; step by step where the step needs all gradients.</summary>
    public const string TrainBatch = """
        /// <inheritdoc/>
        public {T} Train(ROS<{T}> inputs, PARAMETERS)
        {
            if (COUNT == 1)
            {
                return Train(inputs, FIRST);
            }

            {T} loss = PASS.Accumulate(_netGen, inputs, ARGUMENTS);
            Update();
            return loss;
        }
        """;

    /// <summary>The same where gradients and step go part by part.</summary>
    public const string TrainBatchInParts = """
        /// <inheritdoc/>
        public {T} Train(ROS<{T}> inputs, PARAMETERS)
        {
            if (COUNT == 1)
            {
                return Train(inputs, FIRST);
            }

            return PASS.Train(this, _netGen, inputs, ARGUMENTS);
        }
        """;

    public const string Labels = """
        /// <inheritdoc/>
        public {T} Backward(int label) => PASS.Backward(_netGen, label);

        /// <inheritdoc/>
        public {T} Backward(int label, SPAN<{T}> inputGradient) => PASS.Backward(_netGen, label, inputGradient);

        /// <inheritdoc/>
        public {T} Backward(ROS<int> labels) => PASS.Backward(_netGen, labels);

        /// <inheritdoc/>
        public {T} Backward(ROS<int> labels, SPAN<{T}> inputGradients) => PASS.Backward(_netGen, labels, inputGradients);
        """;

    public const string Parameters = """
        /// <inheritdoc cref="global::NetGen.INetwork{TSelf, T}.GetLayerInputs"/>
        public static int GetLayerInputs(int layer) => PASS.Layer(layer).Inputs;

        /// <inheritdoc cref="global::NetGen.INetwork{TSelf, T}.GetLayerUnits"/>
        public static int GetLayerUnits(int layer) => PASS.Layer(layer).Units;

        /// <inheritdoc cref="global::NetGen.INetwork{TSelf, T}.GetLayerParameterCount"/>
        public static int GetLayerParameterCount(int layer) => PASS.Layer(layer).ParameterCount;

        /// <inheritdoc cref="global::NetGen.INetwork{TSelf, T}.GetLayerActivation"/>
        public static string GetLayerActivation(int layer) => layer switch
        {
            {Activations}
            _ => throw global::NetGen.Runtime.Guard.NoLayer(layer, LayerCount),
        };

        /// <inheritdoc/>
        public void CopyParametersTo(SPAN<{T}> destination) => PASS.CopyParametersTo(_netGen, destination);

        /// <inheritdoc/>
        public void CopyParametersTo(int layer, SPAN<{T}> destination) => PASS.CopyParametersTo(_netGen, layer, destination);

        /// <inheritdoc/>
        public void CopyParametersFrom(ROS<{T}> source) {From}PASS.CopyParametersFrom(_netGen, source);{Done}

        /// <inheritdoc/>
        public void CopyParametersFrom(int layer, ROS<{T}> source) {From}PASS.CopyParametersFrom(_netGen, layer, source);{Done}

        /// <inheritdoc/>
        public void CopyGradientsTo(SPAN<{T}> destination) => PASS.CopyGradientsTo(_netGen, destination);

        /// <inheritdoc/>
        public void CopyGradientsTo(int layer, SPAN<{T}> destination) => PASS.CopyGradientsTo(_netGen, layer, destination);

        /// <inheritdoc/>
        public void AddGradients(ROS<{T}> gradients, int sampleCount) => PASS.AddGradients(_netGen, gradients, sampleCount);

        /// <inheritdoc/>
        public {T} GetPenalty() => PASS.GetPenalty(_netGen, {L1}, {L2});

        /// <inheritdoc/>
        public void CopyObjectiveGradientTo(SPAN<{T}> destination) => PASS.CopyObjectiveGradientTo(_netGen, destination, {L1}, {L2});

        /// <inheritdoc/>
        public void CopyPreActivationsTo(int layer, SPAN<{T}> destination) => PASS.CopyPreActivationsTo(_netGen, layer, destination);

        /// <inheritdoc/>
        public void CopyActivationsTo(int layer, SPAN<{T}> destination) => PASS.CopyActivationsTo(_netGen, layer, destination);

        /// <inheritdoc/>
        public void CopyDeltasTo(int layer, SPAN<{T}> destination) => PASS.CopyDeltasTo(_netGen, layer, destination);
        """;
}
