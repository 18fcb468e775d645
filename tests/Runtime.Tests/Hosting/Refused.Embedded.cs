using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>What the host must refuse at start. The classes are abstract, so that it does not find them by itself.</summary>
internal static class Refused
{
    public interface IPlain : IGrainWithStringKey
    {
        Task AnswerAsync();
    }

    public interface INoKey : IGrain;

    public interface IGeneric<T> : IGrainWithStringKey;

    public interface IProperty : IGrainWithStringKey
    {
        int Value { get; }
    }

    public interface IBody : IGrainWithStringKey
    {
        Task AnswerAsync() => Task.CompletedTask;
    }

    public interface IGenericMethod : IGrainWithStringKey
    {
        Task AnswerAsync<T>();
    }

    public interface ISynchronous : IGrainWithStringKey
    {
        int Answer();
    }

    public interface IOneWayResult : IGrainWithStringKey
    {
        [OneWay]
        Task<int> AnswerAsync();
    }

    public interface ITwoTokens : IGrainWithStringKey
    {
        Task AnswerAsync(CancellationToken first, CancellationToken second);
    }

    public interface IByReference : IGrainWithStringKey
    {
        Task AnswerAsync(ref int value);
    }

    public interface ITakesArray : IGrainWithStringKey
    {
        Task TakeAsync(int[] values);
    }

    public interface ITakesList : IGrainWithStringKey
    {
        Task TakeAsync(IReadOnlyList<int> values);
    }

    public interface ITakesObject : IGrainWithStringKey
    {
        Task TakeAsync(object value);
    }

    public interface ITakesUnmarked : IGrainWithStringKey
    {
        Task TakeAsync(ImmutableArray<Unmarked?> value);
    }

    public interface IGivesMutable : IGrainWithStringKey
    {
        Task<Mutable> GiveAsync();
    }

    public interface IStreamsUnnumbered : IGrainWithStringKey
    {
        IAsyncEnumerable<Unnumbered> Give();
    }

    public interface ITakesFamily : IGrainWithStringKey
    {
        Task TakeAsync(Family value);
    }

    public interface ITakesGoodOnes : IGrainWithStringKey
    {
        Task<ImmutableDictionary<string, Positional?>> TakeAsync(
            Positional value, (int, Guid) pair, DayOfWeek? day, Numbered numbered, ITakesGoodOnes other, CancellationToken token);

        [OneWay]
        ValueTask TellAsync(ReadOnlyValue value);
    }

    public sealed record Unmarked(int Value);

    [GenerateSerializer]
    public sealed record Mutable
    {
        [Id(0)]
        public int Value { get; set; }
    }

    [GenerateSerializer]
    public sealed record Unnumbered
    {
        public int Value { get; init; }
    }

    [GenerateSerializer]
    public abstract record Family;

    [GenerateSerializer]
    public sealed record Member(int[] Values) : Family;

    [GenerateSerializer]
    public sealed record Positional(int Value, ImmutableArray<string> Names)
    {
        [Id(0)]
        public double More { get; init; }
    }

    [GenerateSerializer]
    public sealed class Numbered(int value)
    {
        [Id(0)]
        private readonly int _value = value;

        public int Value => _value;
    }

    [GenerateSerializer]
    public readonly record struct ReadOnlyValue([property: Id(0)] string Text);

    public abstract class WithoutInterface : Grain;

    public abstract class Misplaced : Grain, IPlain
    {
        [AlwaysInterleave]
        public Task AnswerAsync() => Task.CompletedTask;
    }

    public interface IStreams : IGrainWithStringKey
    {
        IAsyncEnumerable<int> Give();
    }

    [StatelessWorker]
    public abstract class StreamsFromWorkers : Grain, IStreams
    {
        public abstract IAsyncEnumerable<int> Give();
    }

    public abstract class WithState([PersistentState("state", "store")] Unmarked state) : Grain, IPlain
    {
        public Unmarked State => state;

        public Task AnswerAsync() => Task.CompletedTask;
    }

    public abstract class WithBareState([PersistentState("state", "store")] IPersistentState<Unmarked> state) : Grain, IPlain
    {
        public IPersistentState<Unmarked> State => state;

        public Task AnswerAsync() => Task.CompletedTask;
    }
}
