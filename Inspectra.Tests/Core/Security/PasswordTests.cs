using Inspectra.Core;
using Inspectra.Core.Errors;
using Inspectra.Core.Security;

namespace Inspectra.Tests.Core.Security;

public sealed class PasswordTests
{
    private readonly PasswordPolicy _policy = new(new InspectraSettings());

    [Theory]
    [InlineData("a long walk by the sea")]
    [InlineData("lowercaseonlybutlongenough")]
    [InlineData("كلمة مرور طويلة جدا")]
    [InlineData("🐎🔋📎🌊🌍🌞🌚🪐🛰🎈🎉🎄")]
    [InlineData("x7#kQ9!vL2@p")]
    public void Check_LongAndUncommon_IsAccepted(string password) => Check(password);

    [Theory]
    [InlineData("", ErrorCode.PasswordTooShort)]
    [InlineData("elevenchars", ErrorCode.PasswordTooShort)]
    [InlineData("password1234", ErrorCode.PasswordTooCommon)]
    [InlineData("P@ssw0rd12345", ErrorCode.PasswordTooCommon)]
    [InlineData("passwordpassword", ErrorCode.PasswordTooCommon)]
    [InlineData("Welcome-Admin-2026", ErrorCode.PasswordTooCommon)]
    [InlineData("aaaaaaaaaaaa", ErrorCode.PasswordTooCommon)]
    [InlineData("abcabcabcabc", ErrorCode.PasswordTooCommon)]
    [InlineData("123456789012", ErrorCode.PasswordTooCommon)]
    [InlineData("qwertyuiopas", ErrorCode.PasswordTooCommon)]
    [InlineData("correct horse battery staple", ErrorCode.PasswordTooCommon)]
    [InlineData("ada.lovelace1", ErrorCode.PasswordContainsName)]
    [InlineData("Inspectra2026", ErrorCode.PasswordContainsName)]
    public void Check_WhatIsTriedFirst_IsRefused(string password, ErrorCode expected)
    {
        var refusal = Assert.Throws<ValidationException>(() => Check(password));

        Assert.Equal(expected, refusal.Code);
        Assert.Equal("password", refusal.Failures[0].Path);
    }

    [Fact]
    public void Check_LongerThanAnybodyTypes_IsRefused() =>
        Assert.Equal(ErrorCode.PasswordTooLong, Assert.Throws<ValidationException>(() => Check(new string('x', 500) + new string('y', 525))).Code);

    [Fact]
    public async Task HashAsync_DefaultSettings_IsSlowSaltedSha512()
    {
        using var hashing = new PasswordHashing(new InspectraSettings());

        var hash = Convert.FromBase64String(await hashing.HashAsync("a long walk by the sea", CancellationToken.None));

        var function = hash[4];
        var rounds = (hash[5] << 24) | (hash[6] << 16) | (hash[7] << 8) | hash[8];
        Assert.Equal((1, 2, true), (hash[0], function, rounds >= 210_000));
    }

    [Fact]
    public async Task VerifyAsync_NoAccount_IsWrongWhateverThePassword()
    {
        using var hashing = new PasswordHashing(new InspectraSettings { PasswordIterations = 1_000 });

        Assert.Equal(PasswordVerdict.Wrong, await hashing.VerifyAsync(null, "anything", CancellationToken.None));
    }

    private void Check(string password) => _policy.Check(password, "password", "ada@example.org", "Ada Lovelace");
}
