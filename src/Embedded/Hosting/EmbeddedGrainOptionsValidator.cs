using Microsoft.Extensions.Options;

namespace Arena.Embedded.Hosting;

/// <summary>Reports every option that cannot be meant.</summary>
internal sealed class EmbeddedGrainOptionsValidator : IValidateOptions<EmbeddedGrainOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedGrainOptions options)
    {
        (string Name, TimeSpan Value)[] spans =
        [
            (nameof(options.ResponseTimeout), options.ResponseTimeout), (nameof(options.CollectionAge), options.CollectionAge),
            (nameof(options.CollectionQuantum), options.CollectionQuantum), (nameof(options.ActivationTimeout), options.ActivationTimeout),
            (nameof(options.DeactivationTimeout), options.DeactivationTimeout),
        ];
        var faults = spans.Where(span => span.Value <= TimeSpan.Zero).Select(span => $"{span.Name} must be longer than nothing, and is {span.Value}").ToList();
        if (string.IsNullOrWhiteSpace(options.SiloName))
        {
            faults.Add($"{nameof(options.SiloName)} is empty");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
