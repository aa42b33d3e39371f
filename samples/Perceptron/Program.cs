using System;
using System.Collections.Generic;
using Perceptron;

const int MaximumEpochs = 100;

DeltaRule rule = new(Console.Out);
bool and = Learn("AND", Pattern.Table(0, 0, 0, 1));
bool or = Learn("OR", Pattern.Table(0, 1, 1, 1));
bool xor = Learn("XOR", Pattern.Table(0, 1, 1, 0));
return and && or && !xor ? 0 : 1;

bool Learn(string name, IReadOnlyList<Pattern> patterns)
{
    Console.WriteLine($"{name}:");
    int? epoch = rule.Train(new PerceptronNet(), patterns, MaximumEpochs);
    Console.WriteLine(epoch is null
        ? $"{name} is not learned after {MaximumEpochs} epochs: no straight line separates its patterns."
        : $"{name} is learned: epoch {epoch} has no error.");
    Console.WriteLine();
    return epoch is not null;
}
