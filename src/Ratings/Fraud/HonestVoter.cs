using Arena.Ratings.Influence;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fraud;

/// <summary>
/// What an honest voter does next, as far as the others' votes tell it: Davidson's probabilities averaged over N(m, S), the estimates without
/// the voter with their covariance. Each of the voter's own votes then moves m and S by a Newton step, so that the product of the
/// probabilities is the marginal likelihood of all the voter's votes: what the others leave open is held against nobody.
/// Where they left no tie or nothing but ties, nu is 2 (ties + 1/2) / (wins + 1/2) with that ratio's own error.
/// </summary>
internal sealed class HonestVoter
{
    /// <summary>Gauss-Hermite, five points for the standard normal.</summary>
    private static readonly (double At, double Weight)[] Nodes =
    [
        (-2.856970013872806, 0.011257411327720689),
        (-1.355626179974266, 0.22207592200561264),
        (0, 0.53333333333333333),
        (1.355626179974266, 0.22207592200561264),
        (2.856970013872806, 0.011257411327720689),
    ];

    private readonly Dictionary<int, int> _rows;
    private readonly double[] _mean;
    private readonly SymmetricMatrix _covariance;
    private readonly double[] _difference;

    /// <param name="rest">The component without the voter.</param>
    /// <param name="part">A part of it.</param>
    /// <param name="pairs">Members of that part, left and right, that the voter compared: one entry per vote.</param>
    public HonestVoter(Remainder rest, int part, IReadOnlyList<(int Left, int Right)> pairs)
    {
        var (of, met) = (rest.Parts[part], pairs.SelectMany(pair => new[] { pair.Left, pair.Right }).Distinct().ToArray());
        _rows = met.Select((member, row) => (member, row)).ToDictionary(x => x.member, x => x.row);
        _difference = new double[met.Length + 2];
        int[] from = [.. met.Select(member => rest.Row[member]), of.Layout.SeatIndex, of.Layout.TieIndex];
        _covariance = new SymmetricMatrix(from.Length);
        for (var i = 0; i < from.Length; i++)
        {
            for (var j = 0; j < from.Length; j++)
            {
                _covariance[i, j] = from[i] >= 0 && from[j] >= 0 ? of.Covariance[from[i], from[j]] : 0;
            }
        }

        if (of.With is { } with)
        {
            _mean = Array.ConvertAll(from, row => row >= 0 ? with[row] : 0);
            Forget(pairs, of.Layout.TieOf(with));
        }

        _mean = Array.ConvertAll(from, row => row >= 0 ? of.Parameters[row] : 0);
        if (!of.Layout.Tie)
        {
            _mean[Tie] = Math.Log(2 * (of.Ties + 0.5) / (of.Wins + 0.5));
            _covariance[Tie, Tie] = (1 / (of.Ties + 0.5)) + (1 / (of.Wins + 0.5));
        }
    }

    private int Seat => _mean.Length - 2;

    private int Tie => _mean.Length - 1;

    /// <summary>The probabilities of the voter's next vote, from which its outcome is then learned.</summary>
    public OutcomeProbabilities Next(int left, int right, Outcome outcome)
    {
        var (x, spread) = At(left, right);
        var honest = Average(x, spread);
        Learn(OutcomeProbabilities.Davidson(x, Math.Exp(_mean[Tie])), spread, outcome);
        return honest;
    }

    private void Forget(IReadOnlyList<(int Left, int Right)> pairs, double nu)
    {
        foreach (var (left, right) in pairs)
        {
            var (x, spread) = At(left, right);
            Update(Shrinkage(OutcomeProbabilities.Davidson(x, nu), spread, -1), -1);
        }
    }

    /// <summary>x with the covariance of (x, log nu); leaves that of x with every parameter in the buffer.</summary>
    private (double X, Spread Spread) At(int left, int right)
    {
        var (l, r) = (_rows[left], _rows[right]);
        for (var i = 0; i < _difference.Length; i++)
        {
            _difference[i] = _covariance.Row(l)[i] - _covariance.Row(r)[i] + _covariance.Row(Seat)[i];
        }

        var variance = Math.Max(0, _difference[l] - _difference[r] + _difference[Seat]);
        return (_mean[l] - _mean[r] + _mean[Seat], new Spread(variance, _difference[Tie], _covariance[Tie, Tie]));
    }

    private OutcomeProbabilities Average(double x, Spread spread)
    {
        var sd = Math.Sqrt(spread.X);
        var slope = sd > 0 ? spread.Both / sd : 0;
        var rest = Math.Sqrt(Math.Max(0, spread.Tie - (slope * slope)));
        var (left, right) = (0.0, 0.0);
        foreach (var (u, first) in Nodes)
        {
            foreach (var (v, second) in Nodes)
            {
                var p = OutcomeProbabilities.Davidson(x + (sd * u), Math.Exp(_mean[Tie] + (slope * u) + (rest * v)));
                left += first * second * p.Left;
                right += first * second * p.Right;
            }
        }

        return new OutcomeProbabilities(left, right, Math.Max(0, 1 - left - right));
    }

    private void Learn(OutcomeProbabilities p, Spread spread, Outcome outcome)
    {
        var shrinkage = Shrinkage(p, spread, 1);
        var score = (outcome == Outcome.Left ? 0.5 : outcome == Outcome.Right ? -0.5 : 0) - ((p.Left - p.Right) / 2);
        var tie = (outcome > Outcome.Right ? 1 : 0) - p.Tie;

        // (1 - M G) s: the score seen through the covariance after the vote.
        var (gx, gt) = ((spread.X * score) + (spread.Both * tie), (spread.Both * score) + (spread.Tie * tie));
        var stepX = score - (shrinkage.X * gx) - (shrinkage.Both * gt);
        var stepTie = tie - (shrinkage.Both * gx) - (shrinkage.Tie * gt);
        for (var i = 0; i < _mean.Length; i++)
        {
            _mean[i] += (_difference[i] * stepX) + (_covariance[i, Tie] * stepTie);
        }

        Update(shrinkage, 1);
    }

    /// <summary>M = (1 + sign C G)^-1 C with C the information of one vote about (x, log nu) and G their covariance.</summary>
    private static Spread Shrinkage(OutcomeProbabilities p, Spread g, int sign)
    {
        var mean = (p.Left - p.Right) / 2;
        var c = new Spread(((p.Left + p.Right) / 4) - (mean * mean), -mean * p.Tie, p.Tie * (1 - p.Tie));
        var (a, b) = (1 + (sign * ((c.X * g.X) + (c.Both * g.Both))), sign * ((c.X * g.Both) + (c.Both * g.Tie)));
        var (d, e) = (sign * ((c.Both * g.X) + (c.Tie * g.Both)), 1 + (sign * ((c.Both * g.Both) + (c.Tie * g.Tie))));
        var determinant = Math.Max(1e-9, (a * e) - (b * d));
        return new Spread(
            ((e * c.X) - (b * c.Both)) / determinant,
            ((e * c.Both) - (b * c.Tie)) / determinant,
            ((a * c.Tie) - (d * c.Both)) / determinant);
    }

    /// <summary>S -= sign (A G') M (A G')' with the two columns in the buffer and in the row of log nu.</summary>
    private void Update(Spread m, int sign)
    {
        var tie = _covariance.Row(Tie).ToArray();
        for (var i = 0; i < _mean.Length; i++)
        {
            var (first, second) = ((m.X * _difference[i]) + (m.Both * tie[i]), (m.Both * _difference[i]) + (m.Tie * tie[i]));
            VectorKernels.AddScaled(_covariance.Row(i), -sign * first, _difference, _mean.Length);
            VectorKernels.AddScaled(_covariance.Row(i), -sign * second, tie, _mean.Length);
        }
    }

    /// <summary>A symmetric matrix over x and log nu.</summary>
    private readonly record struct Spread(double X, double Both, double Tie);
}
