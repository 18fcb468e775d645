namespace Arena.Ratings.Slices;

/// <summary>A contestant's rating drawn towards the mean of its family.</summary>
/// <param name="Contestant">The contestant.</param>
/// <param name="Theta">Posterior mean in log-odds around the component's mean.</param>
/// <param name="Se">Posterior standard deviation in log-odds; it knows the errors of the family's mean and of sigma.</param>
/// <param name="BorrowedShare">How much of the rating comes from the family and not from its own votes, in [0, 1].</param>
public sealed record ShrunkenMember(int Contestant, double Theta, double Se, double BorrowedShare);
