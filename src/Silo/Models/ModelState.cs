namespace Arena.Silo.Models;

/// <summary>What there is of a model on this machine.</summary>
internal enum ModelState
{
    /// <summary>Its file is there, its size and header are right. Whether every byte is, `models check` tells.</summary>
    Present,

    /// <summary>Its file is not there.</summary>
    Missing,

    /// <summary>A part of its file is there; `models pull` goes on.</summary>
    Part,

    /// <summary>Its file has another size, or its header is broken.</summary>
    Corrupt,

    /// <summary>It needs more memory than any device here has.</summary>
    NeverFits,

    /// <summary>It is on a server.</summary>
    Remote,

    /// <summary>It is a well-known model and no contestant yet.</summary>
    NotPulled,
}
