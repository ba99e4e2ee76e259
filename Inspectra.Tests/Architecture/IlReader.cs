using System.Reflection;
using System.Reflection.Emit;

namespace Inspectra.Tests.Architecture;

/// <summary>Reads what the instructions of a method refer to: types, fields and methods.</summary>
internal static class IlReader
{
    private static readonly OpCode[] s_oneByte = new OpCode[256];
    private static readonly OpCode[] s_twoBytes = new OpCode[256];

    static IlReader()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is not OpCode code) { continue; }
            var table = code.Size == 1 ? s_oneByte : s_twoBytes;
            table[code.Value & 0xFF] = code;
        }
    }

    /// <returns>Each member named by an instruction, in order; a member that cannot be resolved is left out.</returns>
    public static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray();
        if (il is null) { yield break; }
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var at = 0;
        while (at < il.Length)
        {
            var code = il[at] == 0xFE ? s_twoBytes[il[at + 1]] : s_oneByte[il[at]];
            at += code.Size;
            if (IsMember(code.OperandType) && Resolve(method.Module, BitConverter.ToInt32(il, at), typeArguments, methodArguments) is { } member)
            {
                yield return member;
            }

            at += OperandSize(code.OperandType, il, at);
        }
    }

    private static bool IsMember(OperandType type) =>
        type is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType;

    private static MemberInfo? Resolve(Module module, int token, Type[]? typeArguments, Type[]? methodArguments)
    {
        try { return module.ResolveMember(token, typeArguments, methodArguments); }
        catch (Exception ex) when (ex is ArgumentException or BadImageFormatException or TypeLoadException) { return null; }
    }

    private static int OperandSize(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
