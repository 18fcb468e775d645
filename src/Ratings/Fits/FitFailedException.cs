namespace Arena.Ratings.Fits;

/// <summary>Newton's method did not reach the optimum: a defect or numbers beyond double precision, never a property of sane votes.</summary>
public sealed class FitFailedException(string message) : Exception(message);
