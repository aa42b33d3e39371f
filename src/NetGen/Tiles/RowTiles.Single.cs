using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The products of a dense layer for a block of samples, which the layers of all networks share: what they compute depends
/// on the sizes alone, the width on the hardware. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class RowTiles
{
    /// <summary>A[r, j] = f(bⱼ + Σᵢ X[r, i]·W[i, j]) for a panel of units.</summary>
    /// <typeparam name="TValue">The function.</typeparam>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="x">The inputs of the first sample.</param>
    /// <param name="xStride">From a sample's inputs to the next one's.</param>
    /// <param name="xPanel">Inputs side by side.</param>
    /// <param name="xPitch">From a panel of inputs to the next one.</param>
    /// <param name="w">The weights of the panel, row after row of inputs.</param>
    /// <param name="panel">The units of the panel.</param>
    /// <param name="b">Their biases.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="chains">1, 2 or 4: input i adds to chain i modulo this.</param>
    /// <param name="a">Receives the panel's values of the first sample.</param>
    /// <param name="aStride">From a sample's values to the next one's.</param>
    /// <param name="rows">The number of samples; fewer than eight need the room of eight.</param>
    public static void Forward<TValue>(int bits, ref float x, int xStride, int xPanel, int xPitch, ref float w, int panel, ref float b, int inputs, int chains, ref float a, int aStride, int rows)
        where TValue : struct, ILaneValue<float>
    {
        if (bits == 512 && chains == 4 && 8 * sizeof(float) * panel < 512 && ((inputs | xPanel) & 3) == 0 && sizeof(float) * inputs * panel <= WovenVectors.MostBytes)
        {
            WideWovenTiles.Forward<TValue>(ref x, xStride, xPanel, xPitch, ref w, panel, ref b, inputs, ref a, aStride, rows);
            return;
        }

        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.Forward<TValue>(ref x, xStride, xPanel, xPitch, ref w, panel, ref b, inputs, chains, ref a, aStride, rows);
                break;
            case 256:
                RowTiles256.Forward<TValue>(ref x, xStride, xPanel, xPitch, ref w, panel, ref b, inputs, chains, ref a, aStride, rows);
                break;
            default:
                RowTiles128.Forward<TValue>(ref x, xStride, xPanel, xPitch, ref w, panel, ref b, inputs, chains, ref a, aStride, rows);
                break;
        }
    }

    /// <summary>G[i, j] += Σᵣ X[r, i]·δ[r, j] for a panel of units.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="x">The inputs of the first sample, from the start of a panel on.</param>
    /// <param name="xStride">From a sample's inputs to the next one's.</param>
    /// <param name="xPanel">Inputs side by side.</param>
    /// <param name="xPitch">From a panel of inputs to the next one.</param>
    /// <param name="d">The panel's δ of the first sample.</param>
    /// <param name="dStride">From a sample's δ to the next one's.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="g">The gradients of the panel, row after row of inputs.</param>
    /// <param name="panel">The units of the panel.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="step">What a step behind it will need.</param>
    public static void Gradient(int bits, ref float x, int xStride, int xPanel, int xPitch, ref float d, int dStride, int rows, ref float g, int panel, int inputs, in StepAhead step)
    {
        if (bits == 512 && 8 * sizeof(float) * panel < 512)
        {
            for (int left = inputs; left > 0; left -= xPanel)
            {
                int n = Math.Min(left, xPanel);
                int done = WideWovenTiles.Gradient(ref x, xStride, ref d, dStride, rows, ref g, panel, n);
                if (done < n)
                {
                    Gradient(256, ref Unsafe.Add(ref x, done), xStride, n - done, 0, ref d, dStride, rows, ref Unsafe.Add(ref g, done * panel), panel, n - done, step);
                }

                x = ref Unsafe.Add(ref x, xPitch);
                g = ref Unsafe.Add(ref g, n * panel);
            }

            return;
        }

        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.Gradient(ref x, xStride, xPanel, xPitch, ref d, dStride, rows, ref g, panel, inputs, step);
                break;
            case 256:
                RowTiles256.Gradient(ref x, xStride, xPanel, xPitch, ref d, dStride, rows, ref g, panel, inputs, step);
                break;
            default:
                RowTiles128.Gradient(ref x, xStride, xPanel, xPitch, ref d, dStride, rows, ref g, panel, inputs, step);
                break;
        }
    }

    /// <summary>g[j] += Σᵣ δ[r, j] for the biases of a panel of units.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="d">The panel's δ of the first sample.</param>
    /// <param name="dStride">From a sample's δ to the next one's.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="g">The gradients of the panel's biases.</param>
    /// <param name="panel">The units of the panel.</param>
    public static void BiasGradient(int bits, ref float d, int dStride, int rows, ref float g, int panel)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.BiasGradient(ref d, dStride, rows, ref g, panel);
                break;
            case 256:
                RowTiles256.BiasGradient(ref d, dStride, rows, ref g, panel);
                break;
            default:
                RowTiles128.BiasGradient(ref d, dStride, rows, ref g, panel);
                break;
        }
    }

    /// <summary>∂E/∂X[r, i] = Σⱼ W[i, j]·δ[r, j], unit j adding to lane j modulo the lanes of the widest vector.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="w">The layer's weights.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="panel">The units of a panel.</param>
    /// <param name="panels">The number of panels of so many.</param>
    /// <param name="rest">The units of a narrower one behind them, or 0.</param>
    /// <param name="d">The first panel's δ of the first sample.</param>
    /// <param name="dStride">From a sample's δ to the next one's.</param>
    /// <param name="dPitch">From a panel's δ to the next one's.</param>
    /// <param name="dx">Receives the first sample's values.</param>
    /// <param name="dxStride">From a sample's values to the next one's.</param>
    /// <param name="dxPanel">Values side by side: a multiple of 16, and if the stride is the same, whole panels may be written.</param>
    /// <param name="dxPitch">From a panel of values to the next one.</param>
    /// <param name="rows">The number of samples; fewer than eight need the room of eight.</param>
    public static void InputGradient(int bits, ref float w, int inputs, int panel, int panels, int rest, ref float d, int dStride, int dPitch, ref float dx, int dxStride, int dxPanel, int dxPitch, int rows)
    {
        if (InputColumnLimits.Allow(bits, (panel * panels) + rest, Math.Min(panel, 64 / sizeof(float)), rows))
        {
            // Not the units but the inputs fill the vectors.
            switch (bits)
            {
                case 512:
                    RowTiles512.InputColumns(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                    return;
                case 256:
                    RowTiles256.InputColumns(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                    return;
                default:
                    RowTiles128.InputColumns(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                    return;
            }
        }

        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.InputGradient(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                break;
            case 256:
                RowTiles256.InputGradient(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                break;
            default:
                RowTiles128.InputGradient(ref w, inputs, panel, panels, rest, ref d, dStride, dPitch, ref dx, dxStride, dxPanel, dxPitch, rows);
                break;
        }
    }

    /// <summary>zⱼ = bⱼ + Σᵢ xᵢ·W[i, j] of one sample.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="w">The layer's weights.</param>
    /// <param name="panel">The units of a panel.</param>
    /// <param name="panels">The number of panels of so many.</param>
    /// <param name="rest">The units of a narrower one behind them, or 0.</param>
    /// <param name="b">The biases.</param>
    /// <param name="chains">1, 2 or 4: input i adds to chain i modulo this.</param>
    /// <param name="z">Receives z.</param>
    public static void ForwardSample(int bits, ref float x, int inputs, ref float w, int panel, int panels, int rest, ref float b, int chains, ref float z)
    {
        int units = panel * panels;
        ForwardPanels(bits, ref x, inputs, ref w, panel, units, ref b, chains, ref z);
        if (rest > 0)
        {
            ForwardPanels(bits, ref x, inputs, ref Unsafe.Add(ref w, units * inputs), rest, rest, ref Unsafe.Add(ref b, units), chains, ref Unsafe.Add(ref z, units));
        }
    }

    /// <summary>dxᵢ = Σⱼ W[i, j]·δⱼ of one sample, unit j adding to lane j modulo the lanes of the widest vector, and G[i, j] += rate·xᵢδⱼ.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="w">The layer's weights.</param>
    /// <param name="g">What receives the gradients; it may be the weights.</param>
    /// <param name="panel">The units of a panel.</param>
    /// <param name="panels">The number of panels of so many.</param>
    /// <param name="rest">The units of a narrower one behind them, or 0.</param>
    /// <param name="d">δ.</param>
    /// <param name="dx">Receives dx.</param>
    /// <param name="rate">The factor of the gradients.</param>
    public static void BackwardSample(int bits, ref float x, int inputs, ref float w, ref float g, int panel, int panels, int rest, ref float d, ref float dx, float rate)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.BackwardSample(ref x, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
            case 256:
                RowTiles256.BackwardSample(ref x, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
            default:
                RowTiles128.BackwardSample(ref x, inputs, ref w, ref g, panel, panels, rest, ref d, ref dx, rate);
                break;
        }
    }

    /// <summary>dxᵢ = Σⱼ W[i, j]·δⱼ of one sample, unit j adding to lane j modulo the lanes of the widest vector.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="w">The layer's weights.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="panel">The units of a panel.</param>
    /// <param name="panels">The number of panels of so many.</param>
    /// <param name="rest">The units of a narrower one behind them, or 0.</param>
    /// <param name="d">δ.</param>
    /// <param name="dx">Receives dx.</param>
    public static void InputGradientSample(int bits, ref float w, int inputs, int panel, int panels, int rest, ref float d, ref float dx)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.InputGradientSample(ref w, inputs, panel, panels, rest, ref d, ref dx);
                break;
            case 256:
                RowTiles256.InputGradientSample(ref w, inputs, panel, panels, rest, ref d, ref dx);
                break;
            default:
                RowTiles128.InputGradientSample(ref w, inputs, panel, panels, rest, ref d, ref dx);
                break;
        }
    }

    /// <summary>G[i, j] += rate·xᵢδⱼ of one sample.</summary>
    /// <param name="bits">The width that vectors may have.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="g">What receives the gradients.</param>
    /// <param name="panel">The units of a panel.</param>
    /// <param name="panels">The number of panels of so many.</param>
    /// <param name="rest">The units of a narrower one behind them, or 0.</param>
    /// <param name="d">δ.</param>
    /// <param name="rate">The factor of the gradients.</param>
    public static void UpdateSample(int bits, ref float x, int inputs, ref float g, int panel, int panels, int rest, ref float d, float rate)
    {
        int units = panel * panels;
        UpdatePanels(bits, ref x, inputs, ref g, panel, units, ref d, rate);
        if (rest > 0)
        {
            UpdatePanels(bits, ref x, inputs, ref Unsafe.Add(ref g, units * inputs), rest, rest, ref Unsafe.Add(ref d, units), rate);
        }
    }

    private static void ForwardPanels(int bits, ref float x, int inputs, ref float w, int panel, int units, ref float b, int chains, ref float z)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.ForwardSample(ref x, inputs, ref w, panel, units, ref b, chains, ref z);
                break;
            case 256:
                RowTiles256.ForwardSample(ref x, inputs, ref w, panel, units, ref b, chains, ref z);
                break;
            default:
                RowTiles128.ForwardSample(ref x, inputs, ref w, panel, units, ref b, chains, ref z);
                break;
        }
    }

    private static void UpdatePanels(int bits, ref float x, int inputs, ref float g, int panel, int units, ref float d, float rate)
    {
        switch (Math.Min(bits, 8 * sizeof(float) * panel))
        {
            case 512:
                RowTiles512.UpdateSample(ref x, inputs, ref g, panel, units, ref d, rate);
                break;
            case 256:
                RowTiles256.UpdateSample(ref x, inputs, ref g, panel, units, ref d, rate);
                break;
            default:
                RowTiles128.UpdateSample(ref x, inputs, ref g, panel, units, ref d, rate);
                break;
        }
    }
}
