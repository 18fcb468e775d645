using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.Inference.Tests.Decoding;

public sealed class AnswerStreamTests
{
    private static readonly GenerationFinished End = new(FinishReason.Stop, 1, 0, 1);

    [Fact]
    public void Text_written_while_nobody_reads_comes_in_one_chunk()
    {
        var stream = new AnswerStream();
        stream.Write("one ");
        stream.Write("two");
        stream.Finish(End);
        stream.Take().ShouldBe(new GenerationText("one two"));
        stream.Take().ShouldBe(End);
    }

    [Fact]
    public async Task Waiting_reader_wakes_for_text()
    {
        var stream = new AnswerStream();
        var waiting = stream.WaitAsync().AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        stream.Write("x");
        await waiting;
        stream.Take().ShouldBe(new GenerationText("x"));
        stream.Take().ShouldBeNull();
    }

    [Fact]
    public void Failure_comes_after_the_text_before_it()
    {
        var stream = new AnswerStream();
        stream.Write("half");
        stream.Fail(new InferenceException(InferenceError.Internal, "broken"));
        stream.Write("ignored");
        stream.Take().ShouldBe(new GenerationText("half"));
        Should.Throw<InferenceException>(() => stream.Take());
    }

    [Fact]
    public void Cancellation_comes_at_once()
    {
        var stream = new AnswerStream();
        stream.Write("half");
        stream.Fail(new OperationCanceledException());
        Should.Throw<OperationCanceledException>(() => stream.Take());
    }

    [Fact]
    public void First_end_counts()
    {
        var stream = new AnswerStream();
        stream.Finish(End);
        stream.Fail(new InferenceException(InferenceError.Internal, "late"));
        stream.Take().ShouldBe(End);
    }

    [Fact]
    public void Closed_stream_takes_no_more_text()
    {
        var stream = new AnswerStream();
        stream.Close();
        stream.Write("x");
        stream.Take().ShouldBeNull();
        stream.Close();
    }
}
