using System.Numerics;

namespace NetGen.Kit;

/// <summary>Generic code to be run on a network whose type is known only at run time.</summary>
public interface INetworkVisitor
{
    void Visit<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    void VisitClassifier<TNetwork, T>(TNetwork network)
        where TNetwork : IClassifier<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
