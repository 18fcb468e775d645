using System.Globalization;
using Arena.SchedulerBench;

// devices [BATTLES], lanes [BATTLES], cards [SHARE]: one table each.
var what = args.Length > 0 ? args[0] : "devices";
var number = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0;
switch (what)
{
    case "devices":
        Report.Devices(number > 0 ? (int)number : 2000);
        break;
    case "lanes":
        Report.Lanes(number > 0 ? (int)number : 2000);
        break;
    case "cards":
        CardReport.Print(number > 0 ? number : 0.95);
        break;
    default:
        await Console.Error.WriteLineAsync("devices [BATTLES], lanes [BATTLES] or cards [SHARE]");
        return 2;
}

return 0;
