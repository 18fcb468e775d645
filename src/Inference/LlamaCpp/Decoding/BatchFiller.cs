namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>Decides what goes into a step.</summary>
internal static class BatchFiller
{
    /// <summary>First a token of every answer that has its prompt behind it, then prompts in order of arrival, in pieces that keep the others' pause short.</summary>
    /// <param name="batch">Is cleared first.</param>
    /// <param name="jobs">All that run, in order of arrival.</param>
    /// <param name="inBatch">Receives those that got into the batch.</param>
    /// <param name="promptChunk">Most prompt tokens while answers run.</param>
    public static void Fill(BatchBuffer batch, List<AnswerJob> jobs, List<AnswerJob> inBatch, int promptChunk)
    {
        batch.Clear();
        inBatch.Clear();
        foreach (var job in jobs)
        {
            if (job.NextToken >= 0)
            {
                job.LogitsIndex = batch.Add(job.NextToken, job.Slot!.Count, job.Slot.Sequence, logits: true);
                job.InBatch = 1;
                inBatch.Add(job);
            }
        }

        var room = inBatch.Count > 0 ? Math.Min(batch.Free, promptChunk) : batch.Free;
        foreach (var job in jobs)
        {
            if (job.NextToken < 0 && room > 0)
            {
                AddPrompt(batch, job, Math.Min(room, job.PromptLeft));
                room -= job.InBatch;
                inBatch.Add(job);
            }
        }
    }

    private static void AddPrompt(BatchBuffer batch, AnswerJob job, int count)
    {
        var slot = job.Slot!;
        var last = job.Prompt.Length - 1;
        for (var position = slot.Count; position < slot.Count + count; position++)
        {
            var index = batch.Add(job.Prompt[position], position, slot.Sequence, logits: position == last);
            job.LogitsIndex = position == last ? index : -1;
        }

        job.InBatch = count;
    }
}
