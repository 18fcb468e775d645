namespace Arena.Grains.Models;

/// <summary>Progress in steps of a hundredth; <see cref="Progress{T}"/> would post to a scheduler and come late.</summary>
internal sealed class LoadProgress(Action<float> report) : IProgress<float>
{
    private int _hundredths = -1;

    public void Report(float value)
    {
        var hundredths = (int)(value * 100);
        if (hundredths > _hundredths)
        {
            _hundredths = hundredths;
            report(hundredths / 100f);
        }
    }
}
