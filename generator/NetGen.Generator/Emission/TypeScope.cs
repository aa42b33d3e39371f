using System;
using System.Collections.Generic;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Namespace and outer types of a class: a part of it is written between opening and disposing this.</summary>
internal sealed class TypeScope : IDisposable
{
    private readonly Stack<CodeWriter.Scope> _scopes = new();

    public TypeScope(TypeSpec type, CodeWriter code)
    {
        if (type.Namespace.Length > 0)
        {
            _scopes.Push(code.Block("namespace " + type.Namespace));
        }

        for (int i = 0; i < type.Headers.Count - 1; i++)
        {
            _scopes.Push(code.Block(type.Headers[i]));
        }
    }

    public void Dispose()
    {
        while (_scopes.Count > 0)
        {
            _scopes.Pop().Dispose();
        }
    }
}
