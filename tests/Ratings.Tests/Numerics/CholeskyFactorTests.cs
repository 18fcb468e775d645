using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Arena.Ratings.Tests.Numerics;

public sealed class CholeskyFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(131)]
    public void Inverse_and_solution_agree_with_MathNet(int size)
    {
        var (ours, theirs) = Positive(size);
        var right = Vector<double>.Build.Random(size, 3);
        var solution = right.ToArray();
        var factor = CholeskyFactor.Factor(ours.Clone());
        factor.Solve(solution);
        var inverse = factor.IntoInverse(new SymmetricMatrix(size));

        (theirs.Cholesky().Solve(right) - Vector<double>.Build.Dense(solution)).InfinityNorm().ShouldBeLessThan(1e-10);
        var difference = theirs.Inverse() - Matrix<double>.Build.Dense(size, size, (i, j) => inverse[i, j]);
        difference.InfinityNorm().ShouldBeLessThan(1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(66)]
    public void Products_agree_with_MathNet(int size)
    {
        var (a, left) = Positive(size);
        var (b, right) = Positive(size);
        var full = new SymmetricMatrix(size);
        var lower = new SymmetricMatrix(size);
        VectorKernels.MultiplyFull(a, b, full);
        VectorKernels.MultiplyLower(a, b, lower);
        var expected = left * right;

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                full[i, j].ShouldBe(expected[i, j], 1e-10 * size);
                (j > i ? expected[i, j] : lower[i, j]).ShouldBe(expected[i, j], 1e-10 * size);
            }
        }
    }

    [Fact]
    public void An_indefinite_matrix_is_refused()
    {
        var matrix = new SymmetricMatrix(2) { [0, 0] = 1, [1, 1] = 1, [1, 0] = 2 };

        CholeskyFactor.TryFactor(matrix.Clone()).ShouldBeNull();
        Should.Throw<FitFailedException>(() => CholeskyFactor.Factor(matrix));
    }

    private static (SymmetricMatrix Ours, Matrix<double> Theirs) Positive(int size)
    {
        var root = Matrix<double>.Build.Random(size, size, size);
        var theirs = (root * root.Transpose()) + Matrix<double>.Build.DenseIdentity(size);
        var ours = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                ours[i, j] = theirs[i, j];
            }
        }

        return (ours, theirs);
    }
}
