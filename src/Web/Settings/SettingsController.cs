using Arena.Web.Pages;
using Arena.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Settings;

/// <summary>The visitor's choices; one form that works without script.</summary>
public sealed class SettingsController : PageController
{
    [HttpGet("settings")]
    public IActionResult Show(bool saved = false) => Page("Settings", new SettingsPage(SettingsCookie.Read(Request), saved));

    /// <summary>Takes the fields that came; the others keep what they were.</summary>
    [HttpPost("settings")]
    [FormToken]
    public IActionResult Save()
    {
        var before = SettingsPage.Fields(SettingsCookie.Read(Request));
        SettingsCookie.Write(HttpContext, VisitorSettings.From(part => Request.Form.TryGetValue(part, out var value) ? value.ToString() : before.GetValueOrDefault(part)));
        return LocalRedirect($"{Request.PathBase}/settings?saved=true");
    }
}
