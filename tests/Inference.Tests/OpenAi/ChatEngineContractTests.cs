namespace Arena.Inference.Tests.OpenAi;

public sealed class ChatEngineContractTests : RemoteEngineContract
{
    protected override PromptFormat Format => PromptFormat.Chat;

    protected override Func<Microsoft.AspNetCore.Http.HttpContext, Task> Answer(string[] words) => Replies.Chat("stop", words);
}
