using System;
using System.Linq;
using System.Reflection;

namespace NetGen.Kit;

/// <summary>A network's type in a library that was compiled in memory. The reflection of the tests lives here.</summary>
public sealed class CompiledNetwork
{
    private readonly Type _numberType;

    public CompiledNetwork(Type type)
    {
        Type = type;
        Type network = FindInterface(type, typeof(INetwork<,>))
            ?? throw new InvalidOperationException($"{type} does not implement INetwork: nothing was generated for it.");
        _numberType = network.GenericTypeArguments[1];
        IsClassifier = FindInterface(type, typeof(IClassifier<,>)) is not null;
    }

    public Type Type { get; }

    public bool IsClassifier { get; }

    public Precision Precision => _numberType == typeof(double) ? Precision.Double : Precision.Single;

    public ITestNetwork Create(ulong seed = 1)
    {
        Type adapter = IsClassifier ? typeof(ClassifierAdapter<,>) : typeof(NetworkAdapter<,>);
        return (ITestNetwork)Activator.CreateInstance(adapter.MakeGenericType(Type, _numberType), seed)!;
    }

    /// <summary>Runs generic code on a new instance, with the network's own types.</summary>
    public void Accept(INetworkVisitor visitor)
    {
        string name = IsClassifier ? nameof(INetworkVisitor.VisitClassifier) : nameof(INetworkVisitor.Visit);
        MethodInfo method = typeof(INetworkVisitor).GetMethod(name)!.MakeGenericMethod(Type, _numberType);
        method.Invoke(visitor, BindingFlags.DoNotWrapExceptions, null, [Activator.CreateInstance(Type)], null);
    }

    private static Type? FindInterface(Type type, Type definition) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);
}
