using Inspectra.Core.Metrics.Sketches;

namespace Inspectra.Core.Metrics.Cells;

/// <summary>The numbers of one bucket and one value, to which events and packed cells are added.</summary>
internal sealed class CellAccumulator
{
    public const int MaxStatuses = 8;
    private const byte HasQuantiles = 1;
    private const byte HasUsers = 2;
    private const byte HasAgents = 4;

    private readonly long[] _counts = new long[MaxStatuses];
    private readonly long[] _numbers = new long[EventFact.MaxMeasures];
    private readonly Int128[] _sums = new Int128[EventFact.MaxMeasures];
    private QuantileSketch? _quantiles;
    private DistinctSketch? _users;
    private DistinctSketch? _agents;

    /// <summary>Events of all statuses.</summary>
    public long Count
    {
        get
        {
            long count = 0;
            foreach (var each in _counts)
            {
                count += each;
            }

            return count;
        }
    }

    /// <summary>Least value of the first measure; meaningless when it has none.</summary>
    public long Minimum { get; private set; } = long.MaxValue;

    public long Maximum { get; private set; } = long.MinValue;

    public Int128 SumOfSquares { get; private set; }

    public bool IsEmpty =>
        _counts.AsSpan().IndexOfAnyExcept(0L) < 0 && _numbers.AsSpan().IndexOfAnyExcept(0L) < 0 && _sums.AsSpan().IndexOfAnyExcept(Int128.Zero) < 0;

    public long CountOf(int status) => _counts[status];

    /// <summary>How many events carry the measure.</summary>
    public long NumberOf(int measure) => _numbers[measure];

    public Int128 SumOf(int measure) => _sums[measure];

    public double? Quantile(double quantile) => _quantiles?.Quantile(quantile);

    public double DistinctUsers => _users?.Estimate() ?? 0;

    public double DistinctAgents => _agents?.Estimate() ?? 0;

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_numbers);
        Array.Clear(_sums);
        Minimum = long.MaxValue;
        Maximum = long.MinValue;
        SumOfSquares = 0;
        _quantiles?.Clear();
        _users?.Clear();
        _agents?.Clear();
    }

    /// <param name="fact">The event.</param>
    /// <param name="parts">Parts to keep; what can not be taken back (distinct values, extremes) stays when the event goes out.</param>
    /// <param name="user">The event's user, when the stream counts users.</param>
    /// <param name="agent">The event's agent, when the stream counts agents.</param>
    public void Add(in EventFact fact, CellParts parts, DimensionValue user, DimensionValue agent)
    {
        _counts[fact.Status] += fact.Sign;
        for (var measure = 0; fact.MeasureMask >> measure != 0; measure++)
        {
            if ((fact.MeasureMask >> measure & 1) != 0)
            {
                _numbers[measure] += fact.Sign;
                _sums[measure] += fact.Sign * fact.Measures[measure];
            }
        }

        if ((fact.MeasureMask & 1) != 0)
        {
            var value = fact.Measures[0];
            Minimum = Math.Min(Minimum, value);
            Maximum = Math.Max(Maximum, value);
            var high = Math.BigMul(value, value, out var low);
            var square = new Int128((ulong)high, (ulong)low);
            SumOfSquares += fact.Sign > 0 ? square : -square;
            if ((parts & CellParts.Quantiles) != 0)
            {
                (_quantiles ??= new()).Add(fact.Bin, fact.Sign);
            }
        }

        if ((parts & CellParts.Users) != 0 && !user.IsNone)
        {
            (_users ??= new()).Add(user.Hash);
        }

        if ((parts & CellParts.Agents) != 0 && !agent.IsNone)
        {
            (_agents ??= new()).Add(agent.Hash);
        }
    }

    public void Pack(PackWriter writer)
    {
        // A change that takes one value and brings another has a sum, but no number.
        var measures = 0;
        for (var measure = 0; measure < EventFact.MaxMeasures; measure++)
        {
            measures |= _numbers[measure] != 0 || _sums[measure] != 0 ? 1 << measure : 0;
        }

        var withQuantiles = _quantiles is not null && (measures & 1) != 0;
        var withUsers = _users is { IsEmpty: false };
        var withAgents = _agents is { IsEmpty: false };
        writer.WriteByte((byte)((withQuantiles ? HasQuantiles : 0) | (withUsers ? HasUsers : 0) | (withAgents ? HasAgents : 0)));
        writer.WriteByte(MaskOf(_counts));
        foreach (var count in _counts)
        {
            if (count != 0)
            {
                writer.WriteSigned(count);
            }
        }

        writer.WriteByte((byte)measures);
        for (var measure = 0; measure < EventFact.MaxMeasures; measure++)
        {
            if ((measures >> measure & 1) != 0)
            {
                writer.WriteSigned(_numbers[measure]);
                writer.WriteSigned(_sums[measure]);
            }
        }

        if ((measures & 1) != 0)
        {
            writer.WriteSigned(Minimum);
            writer.WriteSigned(Maximum);
            writer.WriteSigned(SumOfSquares);
        }

        if (withQuantiles)
        {
            var start = writer.OpenSection();
            _quantiles!.Pack(writer); // Not null: withQuantiles says so.
            writer.CloseSection(start);
        }

        if (withUsers)
        {
            var start = writer.OpenSection();
            _users!.Pack(writer); // Not null: withUsers says so.
            writer.CloseSection(start);
        }

        if (withAgents)
        {
            var start = writer.OpenSection();
            _agents!.Pack(writer); // Not null: withAgents says so.
            writer.CloseSection(start);
        }
    }

    /// <summary>Adds the wanted parts of a packed cell.</summary>
    public void MergePacked(ReadOnlySpan<byte> packed, CellParts parts)
    {
        var reader = new PackReader(packed);
        var sections = reader.ReadByte();
        var statuses = reader.ReadByte();
        for (var status = 0; statuses >> status != 0; status++)
        {
            if ((statuses >> status & 1) != 0)
            {
                _counts[status] += reader.ReadSigned();
            }
        }

        if ((parts & ~CellParts.Counts) == 0)
        {
            return;
        }

        var measures = reader.ReadByte();
        for (var measure = 0; measures >> measure != 0; measure++)
        {
            if ((measures >> measure & 1) != 0)
            {
                _numbers[measure] += reader.ReadSigned();
                _sums[measure] += reader.ReadSigned128();
            }
        }

        if ((measures & 1) != 0)
        {
            Minimum = Math.Min(Minimum, reader.ReadSigned());
            Maximum = Math.Max(Maximum, reader.ReadSigned());
            SumOfSquares += reader.ReadSigned128();
        }

        if ((sections & HasQuantiles) != 0)
        {
            var section = reader.ReadSection();
            if ((parts & CellParts.Quantiles) != 0)
            {
                (_quantiles ??= new()).MergePacked(section);
            }
        }

        if ((sections & HasUsers) != 0)
        {
            var section = reader.ReadSection();
            if ((parts & CellParts.Users) != 0)
            {
                (_users ??= new()).MergePacked(section);
            }
        }

        if ((sections & HasAgents) != 0 && (parts & CellParts.Agents) != 0)
        {
            (_agents ??= new()).MergePacked(reader.ReadSection());
        }
    }

    public void Merge(CellAccumulator other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        for (var i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] += other._numbers[i];
            _sums[i] += other._sums[i];
        }

        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
        SumOfSquares += other.SumOfSquares;
        if (other._quantiles is { } quantiles)
        {
            (_quantiles ??= new()).Merge(quantiles);
        }

        if (other._users is { } users)
        {
            (_users ??= new()).Merge(users);
        }

        if (other._agents is { } agents)
        {
            (_agents ??= new()).Merge(agents);
        }
    }

    /// <summary>Adds the counts of some statuses of a packed cell, and nothing else of it.</summary>
    /// <param name="statuses">Bit per status.</param>
    public void MergeCounts(ReadOnlySpan<byte> packed, int statuses)
    {
        var reader = new PackReader(packed);
        reader.ReadByte();
        var present = reader.ReadByte();
        for (var status = 0; present >> status != 0; status++)
        {
            if ((present >> status & 1) != 0)
            {
                var count = reader.ReadSigned();
                _counts[status] += (statuses >> status & 1) != 0 ? count : 0;
            }
        }
    }

    public static bool HasStatus(ReadOnlySpan<byte> packed, int status) => (packed[1] >> status & 1) != 0;

    /// <summary>Counts a user that the cell's own key names.</summary>
    public void AddUser(ulong hash) => (_users ??= new()).Add(hash);

    /// <summary>Counts an agent that the cell's own key names.</summary>
    public void AddAgent(ulong hash) => (_agents ??= new()).Add(hash);

    public void MergeUsersInto(DistinctSketch into)
    {
        if (_users is { } users)
        {
            into.Merge(users);
        }
    }

    private static byte MaskOf(long[] values)
    {
        var mask = 0;
        for (var i = 0; i < values.Length; i++)
        {
            mask |= values[i] != 0 ? 1 << i : 0;
        }

        return (byte)mask;
    }
}
