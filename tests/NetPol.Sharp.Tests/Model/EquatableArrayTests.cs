using System;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Model;

public sealed class EquatableArrayTests
{
    [Fact]
    public void AbsentAndEmpty_AreTwoValues()
    {
        EquatableArray<string> empty = [];
        Assert.NotEqual(EquatableArray<string>.Absent, empty);
        Assert.True(EquatableArray<string>.Absent.IsAbsent);
        Assert.False(empty.IsAbsent);
        Assert.True(empty.IsAbsentOrEmpty);
        Assert.Empty(EquatableArray<string>.Absent);
    }

    [Fact]
    public void SameItems_AreEqualAndHashAlike()
    {
        EquatableArray<string> one = ["a", "b"];
        EquatableArray<string> other = ["a", "b"];
        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one != ["b", "a"]);
    }

    [Fact]
    public void Add_LeavesTheOriginalAlone()
    {
        EquatableArray<string> one = ["a"];
        Assert.Equal(["a", "b"], one.Add("b"));
        Assert.Equal(["a"], one);
    }

    [Fact]
    public void PositionOutside_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EquatableArray<string>.Absent[0]);
}
