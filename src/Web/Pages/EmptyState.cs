namespace Arena.Web.Pages;

/// <summary>Nothing to show yet: one sentence, one action.</summary>
public sealed record EmptyState(string Text, string Action, string Href);
