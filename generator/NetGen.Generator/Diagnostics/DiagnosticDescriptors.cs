using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator; each has a page under docs/diagnostics. Ids are API: never reuse one.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "NetGen";
    private const string HelpRoot = "https://github.com/netgen-dotnet/netgen/blob/main/docs/diagnostics/";

    /// <summary>'{0}' must be declared partial.</summary>
    public static readonly DiagnosticDescriptor NotPartial = Error("NETGEN001", "A network must be a partial class", "The network '{0}' must be declared 'partial': its methods are written into another part");

    /// <summary>Outer type '{0}' must be declared partial.</summary>
    public static readonly DiagnosticDescriptor OuterNotPartial = Error("NETGEN002", "A type around a network must be partial", "The type '{0}' contains the network '{1}' and must be declared 'partial' too");

    /// <summary>'{0}' is {1}.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = Error("NETGEN003", "This kind of type cannot be a network", "'{0}' is {1}; a network must be an ordinary class that can be instantiated and continued in another file");

    /// <summary>'{0}' has no layers.</summary>
    public static readonly DiagnosticDescriptor NoLayers = Error("NETGEN004", "A network needs at least one layer", "The network '{0}' has no layers; add at least one, for example [Dense(1)], below [Network]");

    /// <summary>Input shape.</summary>
    public static readonly DiagnosticDescriptor InputShape = Error("NETGEN005", "The input shape is not possible", "The input shape must name at least one extent, each from 1 to {1}, {1} values in all; found {0}");

    /// <summary>Units.</summary>
    public static readonly DiagnosticDescriptor Units = Error("NETGEN006", "The number of units is not possible", "A layer must have from 1 to {1} units; found {0}");

    /// <summary>Too many parameters.</summary>
    public static readonly DiagnosticDescriptor TooManyParameters = Error("NETGEN007", "The network is too large", "The network '{0}' would have {1} parameters; at most {2} are possible");

    /// <summary>Attribute on another declaration.</summary>
    public static readonly DiagnosticDescriptor OtherDeclaration = Error("NETGEN008", "Layers and optimizers belong beside [Network]", "[{0}] must stand on the declaration of '{1}' that carries [Network]: the order of layers is only sure within one declaration");

    /// <summary>Two optimizers.</summary>
    public static readonly DiagnosticDescriptor SecondOptimizer = Error("NETGEN009", "A network has one optimizer", "The network '{0}' already has the optimizer [{1}]; remove one of the two");

    /// <summary>Unknown enum value.</summary>
    public static readonly DiagnosticDescriptor UnknownValue = Error("NETGEN010", "Unknown value", "{0} is not a value of {1}");

    /// <summary>Own member clashes.</summary>
    public static readonly DiagnosticDescriptor MemberClash = Error("NETGEN011", "A member has the name of a generated one", "'{0}' is a name that the generated part of '{1}' needs; rename this member");

    /// <summary>Inherited member clashes.</summary>
    public static readonly DiagnosticDescriptor InheritedClash = Error("NETGEN012", "An inherited member has the name of a generated one", "'{0}' inherits '{1}' from '{2}', a name that the generated part needs");

    /// <summary>The class is called like a generated member.</summary>
    public static readonly DiagnosticDescriptor TypeNameClash = Error("NETGEN013", "The class has the name of a generated member", "A network cannot be called '{0}': that is the name of one of its generated members");

    /// <summary>Own constructor clashes.</summary>
    public static readonly DiagnosticDescriptor ConstructorClash = Error("NETGEN014", "A constructor is in the way of a generated one", "The generated part of '{0}' declares the constructors {0}() and {0}(ulong seed); this constructor is in their way");

    /// <summary>The loss does not fit the output.</summary>
    public static readonly DiagnosticDescriptor LossNeedsProbabilities = Error("NETGEN015", "The loss does not fit the output", "{0} takes the logarithm of the outputs, and {1} outputs can leave (0, 1); use {2}");

    /// <summary>Categorical cross-entropy over one class.</summary>
    public static readonly DiagnosticDescriptor SingleClass = Error("NETGEN016", "Categorical cross-entropy needs two classes or more", "With a single output unit categorical cross-entropy is always zero; use binary cross-entropy with a sigmoid, or one unit per class");

    /// <summary>Hyperparameter out of its interval.</summary>
    public static readonly DiagnosticDescriptor Hyperparameter = Error("NETGEN017", "A hyperparameter lies outside its interval", "{0} must lie in {1}; found {2}");

    /// <summary>HardTanh's bounds.</summary>
    public static readonly DiagnosticDescriptor EmptyInterval = Error("NETGEN018", "The bounds leave nothing between them", "Minimum must be less than Maximum; found {0} and {1}");

    /// <summary>Language version.</summary>
    public static readonly DiagnosticDescriptor LanguageVersion = Error("NETGEN019", "The language version is too old", "The generated part of '{0}' needs C# 12 or later; this project uses C# {1}");

    /// <summary>Unknown NetGenTier.</summary>
    public static readonly DiagnosticDescriptor UnknownTier = Error("NETGEN020", "The project property NetGenTier is unknown", "The project property NetGenTier is '{0}'; expected Automatic, StraightLine, RegisterTiles or Blocked");

    /// <summary>A function of the user's own that is not there.</summary>
    public static readonly DiagnosticDescriptor FunctionNotFound = Error("NETGEN021", "The function was not found", "'{0}' is not a function that can be used here: {1}");

    /// <summary>A function of the user's own that is no formula.</summary>
    public static readonly DiagnosticDescriptor UnreadableFunction = Error("NETGEN022", "The function cannot be read as a formula", "The function '{0}' cannot be read as a formula with a derivative: {1}");

    /// <summary>A hand-written derivative that is not there or no formula.</summary>
    public static readonly DiagnosticDescriptor SlopeFunction = Error("NETGEN023", "The derivative given cannot be used", "'{0}' cannot be used as a derivative: {1}");

    /// <summary>A function of the user's own that never ends.</summary>
    public static readonly DiagnosticDescriptor Recursion = Error("NETGEN024", "A function calls itself", "The function '{0}' has no formula: {1}");

    /// <summary>A weights file that is not there.</summary>
    public static readonly DiagnosticDescriptor WeightsNotFound = Error("NETGEN025", "The weights file was not found", "'{0}' is no weights file of this project: expected an item such as <NetGenWeights Include=\"{0}\" />, found {1}");

    /// <summary>A name that two weights files have.</summary>
    public static readonly DiagnosticDescriptor WeightsAmbiguous = Error("NETGEN026", "The weights file is ambiguous", "'{0}' names {1} files of this project, {2}; write as much of the path as it takes to tell them apart");

    /// <summary>A weights file that is damaged.</summary>
    public static readonly DiagnosticDescriptor WeightsUnreadable = Error("NETGEN027", "The weights file cannot be read", "'{0}' is not a text of weights, or a damaged one: {1}");

    /// <summary>A weights file of another network.</summary>
    public static readonly DiagnosticDescriptor WeightsDoNotFit = Error("NETGEN028", "The weights do not fit the network", "'{0}' holds weights of {1}; this network is {2}");

    /// <summary>More constants than a compiler should be given.</summary>
    public static readonly DiagnosticDescriptor TooManyConstants = Error("NETGEN029", "The weights are too many for constants", "'{0}' holds {1} values; more than {2} must lie in an embedded resource: name the file as a NetGenWeights item instead of AdditionalFiles");

    /// <summary>Both ways of clipping.</summary>
    public static readonly DiagnosticDescriptor TwoClips = Error("NETGEN030", "Gradients are clipped in one way", "ClipNorm and ClipValue cannot both limit the gradient; remove one of the two");

    /// <summary>Probabilities where logits are expected.</summary>
    public static readonly DiagnosticDescriptor LogitsNotLinear = Error("NETGEN031", "A loss of logits needs a linear output", "{0} applies {1} itself and expects linear outputs; found {2}: use Linear, or {3}");

    /// <summary>A threshold output with a loss that its rule does not know.</summary>
    public static readonly DiagnosticDescriptor StepLoss = Error("NETGEN032", "The delta rule needs a squared error", "A threshold output learns by the delta rule, which belongs to a squared error; {0} has no such rule");

    /// <summary>Unknown NetGenVectorBits.</summary>
    public static readonly DiagnosticDescriptor UnknownVectorBits = Error("NETGEN033", "The project property NetGenVectorBits is unknown", "The project property NetGenVectorBits is '{0}'; expected 128, 256 or 512");

    /// <summary>Softmax on a hidden layer.</summary>
    public static readonly DiagnosticDescriptor HiddenSoftmax = Warning("NETGEN101", "Softmax on a hidden layer", "Softmax on a hidden layer makes its units compete and starves the layers below of gradient; it belongs on the last layer");

    /// <summary>Softmax with a squared error.</summary>
    public static readonly DiagnosticDescriptor SoftmaxSquaredError = Warning("NETGEN102", "Softmax with a squared error", "With softmax outputs a squared error has vanishing gradients where the network is most wrong; use categorical cross-entropy");

    /// <summary>Categorical cross-entropy on sigmoids.</summary>
    public static readonly DiagnosticDescriptor SigmoidCategorical = Warning("NETGEN103", "Categorical cross-entropy on sigmoid outputs", "Sigmoid outputs are not a distribution over the classes; use softmax, or binary cross-entropy for independent labels");

    /// <summary>ReLU on the last layer.</summary>
    public static readonly DiagnosticDescriptor LastReLU = Warning("NETGEN104", "ReLU on the last layer", "An output unit with ReLU that falls below zero has no gradient and never comes back; use Linear");

    /// <summary>A number without meaning.</summary>
    public static readonly DiagnosticDescriptor NoEffect = Warning("NETGEN105", "A number has no effect", "{0} has no effect: {1} does not have it");

    /// <summary>Zeros on a hidden layer.</summary>
    public static readonly DiagnosticDescriptor HiddenZeros = Warning("NETGEN106", "A hidden layer that starts at zero", "All units of a hidden layer that starts at zero stay equal for ever; use a random initializer");

    /// <summary>Layers without network.</summary>
    public static readonly DiagnosticDescriptor WithoutNetwork = Warning("NETGEN107", "A layer or optimizer without a network", "[{0}] has no effect: '{1}' has no [Network] attribute");

    /// <summary>Softmax of one unit.</summary>
    public static readonly DiagnosticDescriptor SingleSoftmax = Warning("NETGEN108", "Softmax over a single unit", "Softmax over a single unit is always 1; use a sigmoid");

    /// <summary>Threshold units in a hidden layer.</summary>
    public static readonly DiagnosticDescriptor HiddenStep = Warning("NETGEN109", "Threshold units in a hidden layer", "The delta rule knows no target for a hidden unit: threshold units in a hidden layer do not learn; use a sigmoid");

    /// <summary>Internal error.</summary>
    public static readonly DiagnosticDescriptor InternalError = Error("NETGEN999", "Internal error", "The generator failed on '{0}', the other networks are not affected; please report this: {1}");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
