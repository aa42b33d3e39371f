using NetGen.Pictures.Drawing;

namespace NetGen.Pictures.Reports;

/// <summary>The style sheet of a report's page; its colours are those of the pictures.</summary>
internal static class ReportStyle
{
    /// <summary>The rules.</summary>
    public static string Css { get; } =
        ":root{color-scheme:light dark;" + PictureStyle.Variables(dark: false) + "}\n"
        + "@media (prefers-color-scheme:dark){:root{" + PictureStyle.Variables(dark: true) + "}}\n"
        + "body{margin:0;background:var(--ng-page);color:var(--ng-ink);font:16px/1.5 " + PictureStyle.Fonts + ";-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
        + Rules;

    private const string Rules = """
        main{max-width:1080px;margin:0 auto;padding:clamp(16px,4vw,48px) clamp(10px,3vw,32px) 48px;overflow-wrap:anywhere}
        header{margin:0 0 24px}
        h1{margin:0;font-size:clamp(28px,5vw,40px);line-height:1.15;letter-spacing:-.015em;text-wrap:balance}
        h2{margin:0 0 10px;font-size:17px}
        p{margin:8px 0 0}
        .network{font-size:18px;color:var(--ng-muted)}
        .summary{max-width:70ch}
        .muted{color:var(--ng-muted);display:flex;gap:12px;flex-wrap:wrap;align-items:center;font-size:14px}
        .badge{padding:2px 10px;border-radius:99px;border:1px solid var(--ng-axis)}
        .badge.bad{border-color:var(--ng-2);color:var(--ng-ink);font-weight:600}
        .badge.bad::before{content:"✕ ";color:var(--ng-2)}
        .card{background:var(--ng-ground);border:1px solid var(--ng-rule);border-radius:12px;box-sizing:border-box;min-width:0;margin:0}
        .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(46%,164px),1fr));gap:12px;margin:0 0 16px}
        .facts .card{padding:12px 16px}
        dt{color:var(--ng-muted);font-size:13px;line-height:1.35}
        dd{margin:2px 0 0;font-size:21px;font-weight:600;line-height:1.25;font-variant-numeric:tabular-nums}
        .columns{columns:2 400px;column-gap:16px}
        .cell{padding-bottom:16px;break-inside:avoid}
        .columns>.wide{column-span:all}
        figure.card{padding:8px}
        figure svg{display:block;width:100%;height:auto}
        figcaption{padding:4px 10px 8px;color:var(--ng-muted);font-size:14px}
        section.card{padding:16px 18px}
        .scroll{overflow-x:auto}
        .scroll:focus-visible,summary:focus-visible{outline:2px solid var(--ng-1);outline-offset:2px;border-radius:4px}
        table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums;overflow-wrap:normal}
        th,td{padding:5px 10px;text-align:right;white-space:nowrap;border-top:1px solid var(--ng-rule)}
        thead th{border-top:0;color:var(--ng-muted);font-weight:500}
        tr>:first-child{text-align:left;padding-left:2px;font-weight:500}
        .pairs th,.pairs td{white-space:normal;overflow-wrap:anywhere;text-align:left}
        .pairs th{width:42%}
        .sum>*{border-top:2px solid var(--ng-axis)}
        .best>*{background:var(--ng-cell);font-weight:600}
        .bar{background:linear-gradient(var(--ng-hit),var(--ng-hit)) 10px calc(100% - 3px)/calc((100% - 20px)*var(--fraction)) 2px no-repeat}
        summary{cursor:pointer;color:var(--ng-muted);font-size:14px}
        details[open] summary{margin-bottom:8px}
        @media (max-width:480px){section.card{padding:14px 12px}figure.card{padding:4px}th,td{padding:5px 6px;font-size:13px}}
        @media print{body{background:none}main{padding:0;max-width:none}.cell{break-inside:auto}figure{break-inside:avoid}}

        """;
}
