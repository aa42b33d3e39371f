using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>The package as a user gets it: what is in it, and a clean project that installs, builds and runs with it.</summary>
public sealed class PackageTests : IClassFixture<PackedLibrary>
{
    private readonly PackedLibrary _library;

    public PackageTests(PackedLibrary library)
    {
        _library = library;
    }

    [Fact]
    public void ThePackageHoldsLibraryGeneratorAndReadme()
    {
        using ZipArchive package = ZipFile.OpenRead(_library.File);
        string[] files =
        [
            .. package.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "NetGen.nuspec",
                "README.md",
                "analyzers/dotnet/cs/NetGen.Generator.dll",
                "build/NetGen.props",
                "build/NetGen.targets",
                "buildTransitive/NetGen.props",
                "buildTransitive/NetGen.targets",
                "lib/net10.0/NetGen.dll",
                "lib/net10.0/NetGen.xml",
                "lib/net8.0/NetGen.dll",
                "lib/net8.0/NetGen.xml",
            ],
            files);
    }

    [Fact]
    public void ThePackageDependsOnNothing()
    {
        using ZipArchive package = ZipFile.OpenRead(_library.File);
        using Stream stream = package.GetEntry("NetGen.nuspec")!.Open();
        XDocument manifest = XDocument.Load(stream);
        Assert.DoesNotContain(manifest.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("README.md", manifest.Descendants().Single(element => element.Name.LocalName == "readme").Value);
    }

    [Fact]
    public void ACleanProjectInstallsBuildsAndRuns()
    {
        string output = BuildAndRun("app", string.Empty, """
            using System;
            using NetGen;

            var net = new XorNet();
            float[][] x = [[0, 0], [0, 1], [1, 0], [1, 1]];
            float[][] t = [[0], [1], [1], [0]];
            for (int step = 0; step < 20_000; step++)
                net.Train(x[step % 4], t[step % 4]);

            var y = new float[1];
            foreach (var input in x)
            {
                net.Predict(input, y);
                Console.WriteLine($"{input[0]} xor {input[1]} = {y[0]:0}");
            }

            [Network(2, Loss = Loss.HalfSquaredError, Seed = 1)]
            [Dense(3, Activation.Tanh)]
            [Dense(1, Activation.Sigmoid)]
            [Sgd(LearningRate = 0.5)]
            public sealed partial class XorNet;
            """);
        Assert.Equal(["0 xor 0 = 0", "0 xor 1 = 1", "1 xor 0 = 1", "1 xor 1 = 0"], Lines(output));
    }

    [Fact]
    public void ACleanProjectCompilesItsWeightsIn()
    {
        string weights = Path.Combine(PackedLibrary.Root, "tests", "NetGen.Training.Tests", "Weights", "xor.weights.txt");
        string models = Directory.CreateDirectory(Path.Combine(_library.Folder, "compiled", "models")).FullName;
        File.Copy(weights, Path.Combine(models, "constant.weights.txt"));
        File.Copy(weights, Path.Combine(models, "embedded.weights.txt"));
        const string Items = """
            <NetGenWeights Include="models/constant.weights.txt" />
            <NetGenWeights Include="models/embedded.weights.txt" Embed="true" />
            """;
        string output = BuildAndRun("compiled", Items, """
            using System;
            using NetGen;

            var y = new float[4];
            new ConstantNet().Predict([0, 0, 0, 1, 1, 0, 1, 1], y, 4);
            Console.WriteLine($"{y[0]:0} {y[1]:0} {y[2]:0} {y[3]:0}");
            new EmbeddedNet().Predict([0, 0, 0, 1, 1, 0, 1, 1], y, 4);
            Console.WriteLine($"{y[0]:0} {y[1]:0} {y[2]:0} {y[3]:0}");
            Console.WriteLine(string.Join(' ', typeof(EmbeddedNet).Assembly.GetManifestResourceNames()));

            [Network(2, Weights = "constant.weights.txt")]
            [Dense(3, Activation.Tanh)]
            [Dense(1, Activation.Sigmoid)]
            public sealed partial class ConstantNet;

            [Network(2, Weights = "models/embedded.weights.txt")]
            [Dense(3, Activation.Tanh)]
            [Dense(1, Activation.Sigmoid)]
            public sealed partial class EmbeddedNet;
            """);
        Assert.Equal(["0 1 1 0", "0 1 1 0", "NetGen.Weights/models/embedded.weights.txt"], Lines(output));
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string BuildAndRun(string name, string items, string program)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_library.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="{_library.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);

        // The folder is the only source: the project needs no other package, and no other NetGen can slip in.
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{_library.Feed}" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        var environment = new Dictionary<string, string>
        {
            // A cached package of the same version must not stand in for the one just packed.
            ["NUGET_PACKAGES"] = Path.Combine(_library.Folder, "packages"),
        };
        return CommandLine.Run(folder, environment, "run");
    }
}
