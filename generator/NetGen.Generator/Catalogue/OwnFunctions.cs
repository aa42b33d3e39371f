using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Symbolics.Expressions;

namespace NetGen.Generator.Catalogue;

/// <summary>Rows for functions of the user's own, so that no kernel needs to know where its formulas come from.</summary>
internal static class OwnFunctions
{
    private const string Upstream = "d";
    private const string Output = "a";

    // Loss and slope of the last activation stand in one scope.
    private const string LossLocals = "loss";

    public static ActivationRow Activation(FunctionSpec function, Precision precision)
    {
        Expression value = Recognition.Apply(function.Value);
        var z = new Variable(Variables.PreActivation);

        // Like 1 − a² for tanh: what the forward pass has computed is not computed again.
        Expression fromOutput = Substitution.Replace(function.Slope, value, new Variable(Output));
        bool readsOutput = !value.Equals(z) && !fromOutput.DependsOn(Variables.PreActivation);
        bool unit = function.Slope is Constant { Value: 1.0 };
        var dialect = new TemplateDialect(precision);
        VectorText forward = VectorText.Of(dialect, string.Empty, (value, false));
        VectorText backward = VectorText.Of(dialect, string.Empty, (new Variable(Upstream) * (readsOutput ? fromOutput : function.Slope), false));
        return new ActivationRow
        {
            Name = function.Name,
            IsOwn = true,
            Formula = Formula.Of(function.Value),
            SlopeFormula = Formula.Of(function.Slope),
            Source = "the user",
            Value = (x, _) => Evaluation.Of(value, (Variables.PreActivation, x)),
            Slope = (x, _) => Evaluation.Of(function.Slope, (Variables.PreActivation, x)),
            SlopeSource = unit ? SlopeSource.None : readsOutput ? SlopeSource.Output : SlopeSource.PreActivation,
            ValueLocals = forward.Locals,
            ValueText = forward.Results[0],
            DeltaLocals = unit ? System.Array.Empty<LocalText>() : backward.Locals,
            DeltaText = unit ? null : backward.Results[0],
            Range = OutputRange.Unknown,
            DefaultInitializer = Initializer.GlorotNormal,
            IsIdentity = value.Equals(z),
            Flops = Cost.Of(value),
        };
    }

    public static LossRow Loss(FunctionSpec function, Precision precision)
    {
        Expression value = Recognition.Apply(function.Value);
        VectorText text = VectorText.Of(new TemplateDialect(precision), LossLocals, (value, false), (function.Slope, true));
        return new LossRow
        {
            Name = function.Name,
            IsOwn = true,
            Formula = Formula.Of(function.Value),
            SlopeFormula = Formula.Of(function.Slope),
            Source = "the user",
            Value = (y, t, _) => Evaluation.Of(value, (Variables.Output, y), (Variables.Target, t)),
            Slope = (y, t, _) => Evaluation.Of(function.Slope, (Variables.Output, y), (Variables.Target, t)),
            Locals = text.Locals,
            ValueText = text.Results[0],
            SlopeText = text.Results[1],
            DefaultOutputs = Reduction.Mean,
        };
    }
}
