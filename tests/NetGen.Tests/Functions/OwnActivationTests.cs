using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NetGen.Kit;
using Xunit;

namespace NetGen.Tests.Functions;

/// <summary>Activations of the user's own, point by point: the method itself is the oracle of what was made of it.</summary>
public sealed class OwnActivationTests
{
    private const int Units = 17;

    private static readonly Lazy<NetworkLibrary> _library = new(Compile);

    public static TheoryData<string> Names => [.. OwnActivation.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValueAndSlopeAreThoseOfTheMethod(string name)
    {
        var lines = new List<string>();
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            var report = new DeviationReport($"{name}, {precision}, {tier}");
            Compare(OwnActivation.Find(name), Compiled(name, precision, tier), report);
            lines.AddRange(report.Lines);
        }

        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaNStaysVisible(string name)
    {
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            ITestNetwork network = Create(name, precision, tier);
            Assert.All(network.Forward([double.NaN]), value => Assert.True(double.IsNaN(value), $"{precision}, {tier}: {value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingLeaksFarOut(string name)
    {
        // Where a function tends to something finite, its spelled-out form must not be inf·0 on the way.
        foreach ((Precision precision, Tier tier) in Tiers.Variants())
        {
            ITestNetwork network = Create(name, precision, tier);
            foreach (double z in new[] { -1e4, 1e4 })
            {
                network.Forward([z]);
                var slope = new double[1];
                network.Backward(new double[Units], slope);
                Assert.False(double.IsNaN(slope[0]), $"{precision}, {tier}, {z}");
            }
        }
    }

    private static void Compare(OwnActivation activation, CompiledNetwork compiled, DeviationReport report)
    {
        bool single = compiled.Precision == Precision.Single;
        ITestNetwork network = compiled.Create();
        network.CopyParametersFrom(Enumerable.Repeat(1.0, Units).ToArray());
        CompiledNetwork exact = Compiled(activation.Name, Precision.Double, Tier.Automatic);
        Func<double, double> value = Method(exact, activation.Name);
        Func<double, double> slope = activation.Slope is null
            ? z => (value(z + 1e-6) - value(z - 1e-6)) / 2e-6
            : Method(exact, activation.Name + "Slope");
        int index = 0;
        for (int i = -40; i <= 40; i++)
        {
            // No multiple of a half: kinks and ties lie there.
            double z = (i * 0.1875) + 0.03125;
            double expected = value(z);
            double[] found = network.Forward([z]);
            double tolerance = (single ? 4e-6 : 1e-13) * Math.Max(1.0, Math.Abs(expected));
            for (int j = 0; j < Units; j++)
            {
                report.Check("f", index, expected, found[j], tolerance);
            }

            // E = ½ Σ (a − t)² with t = a − 1: ∂E/∂x is the sum of the slopes.
            var gradient = new double[1];
            network.Backward(Array.ConvertAll(found, a => a - 1.0), gradient);
            double s = slope(z);
            report.Check("f'", index++, s, gradient[0] / Units, (single ? 3e-5 : activation.Slope is null ? 1e-8 : 1e-13) * Math.Max(1.0, Math.Abs(s)));
        }

        Assert.True(report.Checks > 1000);
    }

    private static Func<double, double> Method(CompiledNetwork network, string name)
    {
        MethodInfo method = network.Type.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<double, double>>();
    }

    private static ITestNetwork Create(string name, Precision precision, Tier tier)
    {
        ITestNetwork network = Compiled(name, precision, tier).Create();
        network.CopyParametersFrom(Enumerable.Repeat(1.0, Units).ToArray());
        return network;
    }

    private static CompiledNetwork Compiled(string name, Precision precision, Tier tier) => _library.Value[$"{name}{precision}{tier}"];

    private static NetworkLibrary Compile() => NetworkCompiler.CompileSources(
    [
        .. from activation in OwnActivation.All
           from variant in Tiers.Variants()
           select "using System;\nusing NetGen;\nnamespace " + NetworkCompiler.Namespace + ";\n" + new NetworkDeclaration(
               $"{activation.Name}{variant.Precision}{variant.Tier}",
               string.Create(CultureInfo.InvariantCulture, $"[Network(1, Precision = Precision.{variant.Precision}, Tier = Tier.{variant.Tier})]\n[Dense({Units}, {activation.Layer}, Bias = false)]"),
               activation.Members(variant.Precision)).ToSource(),
    ]);
}
