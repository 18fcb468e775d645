namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>Two answers with everything that Markdown can bring.</summary>
internal static class SampleAnswers
{
    public const string Left = """
        The sky is blue because **air scatters short waves** of sunlight more than long ones. This is called *Rayleigh scattering*.

        ### What happens

        1. Sunlight holds every colour.
        2. Molecules of air are much smaller than the waves.
        3. Blue light is therefore scattered about five times as much as red light.

        The strength falls with the fourth power of the wavelength, $I \propto \lambda^{-4}$.

        | Colour | Wavelength | Scattered, against red |
        |---|---:|---:|
        | Blue | 450 nm | 5.9 |
        | Green | 530 nm | 3.0 |
        | Red | 700 nm | 1.0 |

        > At sunset the way through the air is longer, and the blue is gone before it reaches you.

        ```python
        def scattered(wavelength, reference=700):
            # How much more than at the reference, after Rayleigh; the wavelengths are in nanometres.
            return (reference / wavelength) ** 4
        ```

        See [an article on it](https://example.org/rayleigh) for more.
        """;

    public const string Right = """
        Because of the air.

        - Light from the sun is white.
        - Air throws the blue part of it in all directions.
        - So blue comes to your eyes from everywhere, and the rest comes straight from the sun.

        At night there is no light to scatter, and the sky is `black`.
        """;
}
