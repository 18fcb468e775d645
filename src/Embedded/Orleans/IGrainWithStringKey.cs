namespace Orleans;

/// <summary>A grain whose key is a string; the only kind of key here.</summary>
public interface IGrainWithStringKey : IGrain;
