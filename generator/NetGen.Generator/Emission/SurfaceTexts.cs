namespace NetGen.Generator.Emission;

/// <summary>
/// The text of the public methods, the same for every network but for names and sizes. ROS, SPAN, GUARD and REF stand
/// for the fully qualified names.
/// </summary>
internal static class SurfaceTexts
{
    public const string Creation = """
        /// <summary>Creates the network with parameters drawn from the seed of its attribute, {Seed}.</summary>
        public {Name}()
            : this({Seed})
        {
        }

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
        /// <summary>The number of optimizer steps taken since creation or <see cref="Reset"/>.</summary>
        public long StepCount => _netGen.StepCount;

        /// <summary>The number of samples whose gradients are accumulated and wait for <see cref="Update"/>.</summary>
        public int AccumulatedSamples => _netGen.AccumulatedSamples;
        """;

    public const string Forward = """
        /// <summary>Computes the outputs y of one sample and keeps what <c>Backward</c> needs.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <param name="output">Receives the outputs y: {m} values.</param>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public void Forward(ROS<{T}> input, SPAN<{T}> output)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            GUARD.Length(output.Length, OutputSize, nameof(output));
            ref {T} s = ref _netGen.Sample.Origin;
            {K}.SetInputs(input, ref s, 1);
            {K}.Forward(ref {K}.InputsOf(ref s), ref _netGen.Parameters.Origin, ref s);
            {K}.GetOutputs(ref s, output, 1);
            _netGen.HasForward = true;
        }

        /// <summary>Computes the outputs of a batch and keeps what the batch form of <c>Backward</c> needs.</summary>
        /// <param name="inputs">The inputs, a row of {n} values a sample.</param>
        /// <param name="outputs">Receives the outputs, a row of {m} values a sample.</param>
        /// <param name="batchSize">The number of samples, at least 1.</param>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public void Forward(ROS<{T}> inputs, SPAN<{T}> outputs, int batchSize)
        {
            GUARD.BatchSize(batchSize);
            GUARD.Length(inputs.Length, (long)batchSize * InputSize, nameof(inputs));
            GUARD.Length(outputs.Length, (long)batchSize * OutputSize, nameof(outputs));
            ref {T} s = ref _netGen.Slots(batchSize).Origin;
            {K}.SetInputs(inputs, ref s, batchSize);
            {K}.ForwardBlock(ref {K}.InputsOf(ref s), {K}.SlotLength, ref _netGen.Parameters.Origin, ref s, batchSize);
            {K}.GetOutputs(ref s, outputs, batchSize);
            _netGen.ForwardRows = batchSize;
        }
        """;

    public const string Backward = """
        /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients.</summary>
        /// <param name="target">The targets t: {m} values.</param>
        /// <returns>The loss E of that sample.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        /// <exception cref="global::System.InvalidOperationException">No <c>Forward</c> of one sample went before.</exception>
        public {T} Backward(ROS<{T}> target)
        {
            GUARD.Length(target.Length, OutputSize, nameof(target));
            GUARD.HasForward(_netGen.HasForward);
            {K}.SetTargets(target, ref _netGen.Sample.Origin, 1);
            return BackwardSample();
        }

        /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients and gives ∂E/∂x.</summary>
        /// <param name="target">The targets t: {m} values.</param>
        /// <param name="inputGradient">Receives ∂E/∂x: {n} values.</param>
        /// <returns>The loss E of that sample.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        /// <exception cref="global::System.InvalidOperationException">No <c>Forward</c> of one sample went before.</exception>
        public {T} Backward(ROS<{T}> target, SPAN<{T}> inputGradient)
        {
            GUARD.Length(inputGradient.Length, InputSize, nameof(inputGradient));
            {T} loss = Backward(target);
            {K}.InputGradient(ref _netGen.Parameters.Origin, ref _netGen.Sample.Origin, ref REF(inputGradient), 1);
            return loss;
        }

        /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c>, summed over its samples, to the gradients.</summary>
        /// <param name="targets">The targets, a row of {m} values a sample.</param>
        /// <param name="batchSize">The number of samples of that <c>Forward</c>.</param>
        /// <returns>The loss of the batch under the network's batch reduction.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        /// <exception cref="global::System.InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
        public {T} Backward(ROS<{T}> targets, int batchSize)
        {
            GUARD.BatchSize(batchSize);
            GUARD.Length(targets.Length, (long)batchSize * OutputSize, nameof(targets));
            GUARD.HasForward(_netGen.ForwardRows, batchSize);
            {K}.SetTargets(targets, ref _netGen.Slots(batchSize).Origin, batchSize);
            return BackwardSamples(batchSize);
        }

        /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c> to the gradients and gives each sample's ∂E/∂x.</summary>
        /// <param name="targets">The targets, a row of {m} values a sample.</param>
        /// <param name="inputGradients">Receives ∂E/∂x of each sample's own loss, a row of {n} values a sample.</param>
        /// <param name="batchSize">The number of samples of that <c>Forward</c>.</param>
        /// <returns>The loss of the batch under the network's batch reduction.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        /// <exception cref="global::System.InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
        public {T} Backward(ROS<{T}> targets, SPAN<{T}> inputGradients, int batchSize)
        {
            GUARD.BatchSize(batchSize);
            GUARD.Length(inputGradients.Length, (long)batchSize * InputSize, nameof(inputGradients));
            {T} loss = Backward(targets, batchSize);
            {K}.InputGradient(ref _netGen.Parameters.Origin, ref _netGen.Slots(batchSize).Origin, ref REF(inputGradients), batchSize);
            return loss;
        }

        private {T} BackwardSample()
        {
            ref {T} s = ref _netGen.Sample.Origin;
            {T} loss = {K}.Loss(ref s, 1);
            {K}.Backward(ref {K}.InputsOf(ref s), ref _netGen.Parameters.Origin, ref _netGen.Gradients.Origin, ref s);
            _netGen.AccumulatedSamples++;
            return loss;
        }

        private {T} BackwardSamples(int batchSize)
        {
            ref {T} s = ref _netGen.Slots(batchSize).Origin;
            {T} loss = {K}.Loss(ref s, batchSize);
            {K}.BackwardBlock(ref {K}.InputsOf(ref s), {K}.SlotLength, ref _netGen.Parameters.Origin, ref _netGen.Gradients.Origin, ref s, batchSize);
            _netGen.AccumulatedSamples += batchSize;
            return {reduced};
        }
        """;

    public const string UpdateHead = """
        /// <summary>Throws the accumulated gradients away.</summary>
        public void ClearGradients() => _netGen.ClearGradients();

        /// <summary>
        /// Takes one optimizer step on the accumulated gradients and clears them. Without accumulated samples it does nothing.
        /// </summary>
        """;

    public const string TrainFused = """
        /// <summary><c>Forward</c>, <c>Backward</c> and <c>Update</c> of one sample in one fused pass.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <param name="target">The targets t: {m} values.</param>
        /// <returns>The loss before the step.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public {T} Train(ROS<{T}> input, ROS<{T}> target)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            GUARD.Length(target.Length, OutputSize, nameof(target));
            {K}.SetTargets(target, ref _netGen.Sample.Origin, 1);
            return TrainSample(input);
        }

        private {T} TrainSample(ROS<{T}> input)
        {
            ref {T} x = ref REF(input);
            ref {T} w = ref _netGen.Parameters.Origin;
            ref {T} s = ref _netGen.Sample.Origin;
            _netGen.HasForward = false;
            {K}.Forward(ref x, ref w, ref s);
            {T} loss = {K}.Loss(ref s, 1);
            if (_netGen.AccumulatedSamples == 0)
            {
                _netGen.StepCount++;
                {K}.TrainStep(ref x, ref w, ref s, ({T})(-LearningRate));
                return loss;
            }

            // Gradients of earlier samples wait for their step: this sample joins them.
            {K}.Backward(ref x, ref w, ref _netGen.Gradients.Origin, ref s);
            _netGen.AccumulatedSamples++;
            Update();
            return loss;
        }
        """;

    public const string Train = """
        /// <summary><c>Forward</c>, <c>Backward</c> and <c>Update</c> of one sample in one pass.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <param name="target">The targets t: {m} values.</param>
        /// <returns>The loss before the step.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public {T} Train(ROS<{T}> input, ROS<{T}> target)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            GUARD.Length(target.Length, OutputSize, nameof(target));
            {K}.SetTargets(target, ref _netGen.Sample.Origin, 1);
            return TrainSample(input);
        }

        private {T} TrainSample(ROS<{T}> input)
        {
            ref {T} x = ref REF(input);
            ref {T} w = ref _netGen.Parameters.Origin;
            ref {T} s = ref _netGen.Sample.Origin;
            _netGen.HasForward = false;
            {K}.Forward(ref x, ref w, ref s);
            {T} loss = {K}.Loss(ref s, 1);
            {K}.Backward(ref x, ref w, ref _netGen.Gradients.Origin, ref s);
            _netGen.AccumulatedSamples++;
            Update();
            return loss;
        }
        """;

    public const string TrainBatch = """
        /// <summary>One optimizer step on a batch of any size.</summary>
        /// <param name="inputs">The inputs, a row of {n} values a sample.</param>
        /// <param name="targets">The targets, a row of {m} values a sample.</param>
        /// <param name="batchSize">The number of samples, at least 1.</param>
        /// <returns>The loss of the batch, under the network's batch reduction, before the step.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public {T} Train(ROS<{T}> inputs, ROS<{T}> targets, int batchSize)
        {
            GUARD.BatchSize(batchSize);
            GUARD.Length(inputs.Length, (long)batchSize * InputSize, nameof(inputs));
            GUARD.Length(targets.Length, (long)batchSize * OutputSize, nameof(targets));
            if (batchSize == 1)
            {
                return Train(inputs, targets);
            }

            {T} loss = {K}.Accumulate(_netGen, inputs, targets, batchSize);
            Update();
            return {reduced};
        }
        """;

    public const string LabelBackward = """
        /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients.</summary>
        /// <param name="label">The class index.</param>
        /// <returns>The loss E of that sample.</returns>
        /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such class.</exception>
        /// <exception cref="global::System.InvalidOperationException">No <c>Forward</c> of one sample went before.</exception>
        public {T} Backward(int label)
        {
            GUARD.Label(label, {classes}, nameof(label));
            GUARD.HasForward(_netGen.HasForward);
            {K}.SetLabel(label, ref _netGen.Sample.Origin);
            return BackwardSample();
        }

        /// <summary>Adds ∂E/∂w of the last single-sample <c>Forward</c> to the gradients and gives ∂E/∂x.</summary>
        /// <param name="label">The class index.</param>
        /// <param name="inputGradient">Receives ∂E/∂x: {n} values.</param>
        /// <returns>The loss E of that sample.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong or there is no such class.</exception>
        /// <exception cref="global::System.InvalidOperationException">No <c>Forward</c> of one sample went before.</exception>
        public {T} Backward(int label, SPAN<{T}> inputGradient)
        {
            GUARD.Length(inputGradient.Length, InputSize, nameof(inputGradient));
            {T} loss = Backward(label);
            {K}.InputGradient(ref _netGen.Parameters.Origin, ref _netGen.Sample.Origin, ref REF(inputGradient), 1);
            return loss;
        }

        /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c>, summed over its samples, to the gradients.</summary>
        /// <param name="labels">The class indices, one a sample.</param>
        /// <returns>The loss of the batch under the network's batch reduction.</returns>
        /// <exception cref="global::System.ArgumentOutOfRangeException">There is no such class.</exception>
        /// <exception cref="global::System.InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
        public {T} Backward(ROS<int> labels)
        {
            GUARD.BatchSize(labels.Length);
            GUARD.Labels(labels, {classes}, nameof(labels));
            GUARD.HasForward(_netGen.ForwardRows, labels.Length);
            {K}.SetLabels(labels, ref _netGen.Slots(labels.Length).Origin, labels.Length);
            return BackwardSamples(labels.Length);
        }

        /// <summary>Adds ∂E/∂w of the last batch <c>Forward</c> to the gradients and gives each sample's ∂E/∂x.</summary>
        /// <param name="labels">The class indices, one a sample.</param>
        /// <param name="inputGradients">Receives ∂E/∂x of each sample's own loss, a row of {n} values a sample.</param>
        /// <returns>The loss of the batch under the network's batch reduction.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong or there is no such class.</exception>
        /// <exception cref="global::System.InvalidOperationException">No batch <c>Forward</c> of this size went before.</exception>
        public {T} Backward(ROS<int> labels, SPAN<{T}> inputGradients)
        {
            GUARD.Length(inputGradients.Length, (long)labels.Length * InputSize, nameof(inputGradients));
            {T} loss = Backward(labels);
            {K}.InputGradient(ref _netGen.Parameters.Origin, ref _netGen.Slots(labels.Length).Origin, ref REF(inputGradients), labels.Length);
            return loss;
        }
        """;

    public const string LabelTrain = """
        /// <summary><c>Forward</c>, <c>Backward</c> and <c>Update</c> of one sample in one pass.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <param name="label">The class index.</param>
        /// <returns>The loss before the step.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong or there is no such class.</exception>
        public {T} Train(ROS<{T}> input, int label)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            GUARD.Label(label, {classes}, nameof(label));
            {K}.SetLabel(label, ref _netGen.Sample.Origin);
            return TrainSample(input);
        }

        /// <summary>One optimizer step on a batch of any size.</summary>
        /// <param name="inputs">The inputs, a row of {n} values a sample.</param>
        /// <param name="labels">The class indices, one a sample; their number is the batch size.</param>
        /// <returns>The loss of the batch, under the network's batch reduction, before the step.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong or there is no such class.</exception>
        public {T} Train(ROS<{T}> inputs, ROS<int> labels)
        {
            int batchSize = labels.Length;
            GUARD.BatchSize(batchSize);
            GUARD.Length(inputs.Length, (long)batchSize * InputSize, nameof(inputs));
            GUARD.Labels(labels, {classes}, nameof(labels));
            if (batchSize == 1)
            {
                return Train(inputs, labels[0]);
            }

            {T} loss = {K}.Accumulate(_netGen, inputs, labels, batchSize);
            Update();
            return {reduced};
        }
        """;

    public const string Predict = """
        /// <summary>Computes the outputs of one sample; writes no state, so any number of threads may call it at once.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <param name="output">Receives the outputs y: {m} values.</param>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public void Predict(ROS<{T}> input, SPAN<{T}> output)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            GUARD.Length(output.Length, OutputSize, nameof(output));
            ref {T} s = ref global::NetGen.Runtime.ThreadWorkspace<{T}>.Borrow({K}.SlotLength);
            {K}.Forward(ref REF(input), ref _netGen.Parameters.Origin, ref s);
            {K}.GetOutputs(ref s, output, 1);
        }

        /// <summary>Computes the outputs of a batch; writes no state, so any number of threads may call it at once.</summary>
        /// <param name="inputs">The inputs, a row of {n} values a sample.</param>
        /// <param name="outputs">Receives the outputs, a row of {m} values a sample.</param>
        /// <param name="batchSize">The number of samples, at least 1.</param>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public void Predict(ROS<{T}> inputs, SPAN<{T}> outputs, int batchSize)
        {
            GUARD.BatchSize(batchSize);
            GUARD.Length(inputs.Length, (long)batchSize * InputSize, nameof(inputs));
            GUARD.Length(outputs.Length, (long)batchSize * OutputSize, nameof(outputs));
            ref {T} s = ref global::NetGen.Runtime.ThreadWorkspace<{T}>.Borrow({K}.SlotLength * {K}.BlockRows);
            for (int first = 0; first < batchSize; first += {K}.BlockRows)
            {
                int rows = global::System.Math.Min({K}.BlockRows, batchSize - first);
                {K}.ForwardBlock(ref REF(inputs.Slice(first * InputSize)), InputSize, ref _netGen.Parameters.Origin, ref s, rows);
                {K}.GetOutputs(ref s, outputs.Slice(first * OutputSize), rows);
            }
        }

        /// <summary>The class of one sample: the unit with the largest z of the last layer; a single unit: 1 where z &gt; 0.</summary>
        /// <param name="input">The inputs x: {n} values.</param>
        /// <returns>The class index.</returns>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public int Classify(ROS<{T}> input)
        {
            GUARD.Length(input.Length, InputSize, nameof(input));
            ref {T} s = ref global::NetGen.Runtime.ThreadWorkspace<{T}>.Borrow({K}.SlotLength);
            {K}.Logits(ref REF(input), ref _netGen.Parameters.Origin, ref s);
            return {K}.ClassOf(ref s);
        }

        /// <summary>The classes of a batch, as the single-sample form gives them.</summary>
        /// <param name="inputs">The inputs, a row of {n} values a sample.</param>
        /// <param name="classes">Receives the class of each sample; its length is the number of samples.</param>
        /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
        public void Classify(ROS<{T}> inputs, SPAN<int> classes)
        {
            GUARD.BatchSize(classes.Length);
            GUARD.Length(inputs.Length, (long)classes.Length * InputSize, nameof(inputs));
            ref {T} s = ref global::NetGen.Runtime.ThreadWorkspace<{T}>.Borrow({K}.SlotLength * {K}.BlockRows);
            for (int first = 0; first < classes.Length; first += {K}.BlockRows)
            {
                int rows = global::System.Math.Min({K}.BlockRows, classes.Length - first);
                {K}.LogitsBlock(ref REF(inputs.Slice(first * InputSize)), InputSize, ref _netGen.Parameters.Origin, ref s, rows);
                for (int r = 0; r < rows; r++)
                {
                    classes[first + r] = {K}.ClassOf(ref global::System.Runtime.CompilerServices.Unsafe.Add(ref s, r * {K}.SlotLength));
                }
            }
        }
        """;

    public const string Parameters = """
        /// <summary>The number of inputs of a layer.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <returns>The number of inputs.</returns>
        public static int GetLayerInputs(int layer) => Layout(layer).Inputs;

        /// <summary>The number of units of a layer.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <returns>The number of units.</returns>
        public static int GetLayerUnits(int layer) => Layout(layer).Units;

        /// <summary>The number of parameters of a layer: weights, then biases where it has them.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <returns>The number of parameters.</returns>
        public static int GetLayerParameterCount(int layer) => Layout(layer).ParameterCount;

        /// <summary>Copies all parameters out, layer by layer: weights [inputs][units] row-major, then biases.</summary>
        /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong.</exception>
        public void CopyParametersTo(SPAN<{T}> destination)
        {
            GUARD.Length(destination.Length, ParameterCount, nameof(destination));
            global::NetGen.Runtime.DenseLayout.CopyTo<{T}>({K}.Layouts, _netGen.Parameters.Span, destination);
        }

        /// <summary>Copies the parameters of one layer out: weights [inputs][units] row-major, then biases.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="destination">Receives the layer's parameters.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or there is no such layer.</exception>
        public void CopyParametersTo(int layer, SPAN<{T}> destination)
        {
            global::NetGen.Runtime.DenseLayout layout = Layout(layer);
            GUARD.Length(destination.Length, layout.ParameterCount, nameof(destination));
            layout.CopyTo<{T}>(_netGen.Parameters.Span, destination);
        }

        /// <summary>Sets all parameters, in the order in which they are copied out.</summary>
        /// <param name="source"><see cref="ParameterCount"/> finite values.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or a value is not finite; nothing has changed.</exception>
        public void CopyParametersFrom(ROS<{T}> source)
        {
            GUARD.Length(source.Length, ParameterCount, nameof(source));
            GUARD.Finite(source, nameof(source));
            global::NetGen.Runtime.DenseLayout.CopyFrom<{T}>({K}.Layouts, source, _netGen.Parameters.Span);
        }

        /// <summary>Sets the parameters of one layer.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="source">The layer's parameters, all finite.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong, a value is not finite or there is no such layer; nothing has changed.</exception>
        public void CopyParametersFrom(int layer, ROS<{T}> source)
        {
            global::NetGen.Runtime.DenseLayout layout = Layout(layer);
            GUARD.Length(source.Length, layout.ParameterCount, nameof(source));
            GUARD.Finite(source, nameof(source));
            layout.CopyFrom<{T}>(source, _netGen.Parameters.Span);
        }

        /// <summary>Copies the accumulated gradients out: Σ ∂E/∂w over <see cref="AccumulatedSamples"/>, in parameter order.</summary>
        /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong.</exception>
        public void CopyGradientsTo(SPAN<{T}> destination)
        {
            GUARD.Length(destination.Length, ParameterCount, nameof(destination));
            global::NetGen.Runtime.DenseLayout.CopyTo<{T}>({K}.Layouts, _netGen.Gradients.Span, destination);
        }

        /// <summary>Copies the accumulated gradients of one layer out.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="destination">Receives the layer's gradients, in parameter order.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or there is no such layer.</exception>
        public void CopyGradientsTo(int layer, SPAN<{T}> destination)
        {
            global::NetGen.Runtime.DenseLayout layout = Layout(layer);
            GUARD.Length(destination.Length, layout.ParameterCount, nameof(destination));
            layout.CopyTo<{T}>(_netGen.Gradients.Span, destination);
        }

        /// <summary>Adds gradients computed elsewhere, for instance by a copy of this network on another thread.</summary>
        /// <param name="gradients">Σ ∂E/∂w over the samples, in parameter order, all finite.</param>
        /// <param name="sampleCount">The number of samples they stand for, at least 1.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong, a value is not finite or there are no samples; nothing has changed.</exception>
        public void AddGradients(ROS<{T}> gradients, int sampleCount)
        {
            GUARD.Length(gradients.Length, ParameterCount, nameof(gradients));
            GUARD.SampleCount(sampleCount);
            GUARD.Finite(gradients, nameof(gradients));
            global::NetGen.Runtime.DenseLayout.Add<{T}>({K}.Layouts, gradients, _netGen.Gradients.Span);
            _netGen.AccumulatedSamples += sampleCount;
        }

        private static global::NetGen.Runtime.DenseLayout Layout(int layer)
        {
            GUARD.Layer(layer, LayerCount);
            return {K}.Layouts[layer - 1];
        }
        """;

    public const string Inspection = """
        /// <summary>Copies the pre-activations z of a layer as the last single-sample pass left them.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="destination">Receives one value a unit.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or there is no such layer.</exception>
        public void CopyPreActivationsTo(int layer, SPAN<{T}> destination)
        {
            GUARD.Length(destination.Length, Layout(layer).Units, nameof(destination));
            _netGen.Sample.Span.Slice({K}.Places[layer - 1].Z, destination.Length).CopyTo(destination);
        }

        /// <summary>Copies the activations a of a layer as the last single-sample pass left them.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="destination">Receives one value a unit.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or there is no such layer.</exception>
        public void CopyActivationsTo(int layer, SPAN<{T}> destination)
        {
            GUARD.Length(destination.Length, Layout(layer).Units, nameof(destination));
            _netGen.Sample.Span.Slice({K}.Places[layer - 1].A, destination.Length).CopyTo(destination);
        }

        /// <summary>Copies the deltas δ = ∂E/∂z of a layer as the last single-sample pass left them.</summary>
        /// <param name="layer">The layer, 1 to <see cref="LayerCount"/>.</param>
        /// <param name="destination">Receives one value a unit.</param>
        /// <exception cref="global::System.ArgumentException">The length is wrong or there is no such layer.</exception>
        public void CopyDeltasTo(int layer, SPAN<{T}> destination)
        {
            GUARD.Length(destination.Length, Layout(layer).Units, nameof(destination));
            _netGen.Sample.Span.Slice({K}.Places[layer - 1].D, destination.Length).CopyTo(destination);
        }
        """;
}
