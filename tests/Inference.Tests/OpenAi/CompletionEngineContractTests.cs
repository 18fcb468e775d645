namespace Arena.Inference.Tests.OpenAi;

public sealed class CompletionEngineContractTests : RemoteEngineContract
{
    protected override PromptFormat Format => PromptFormat.Completion;

    protected override Func<Microsoft.AspNetCore.Http.HttpContext, Task> Answer(string[] words) => Replies.Completion("stop", words);
}
