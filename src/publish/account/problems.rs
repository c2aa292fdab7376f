use crate::markup::Markup;
use crate::messages::{AccountText, Lang, Ui, grouped, problem_kind_label, problem_text};
use crate::types::LoadReport;

/// Problems that are listed on the page; the download has all.
const LISTED: usize = 20;

/// What is wrong with rows of the visitor's files: kinds with their counts, the first ones, and the
/// download of all.
pub fn problems(out: &mut Markup, report: &LoadReport, lang: Lang) {
    if report.problem_counts.is_empty() {
        out.raw("<p class=\"quiet\">").text(AccountText::NoProblems.text(lang)).raw("</p>");
        return;
    }
    out.raw("<div class=\"part\"><h4>")
        .text(AccountText::Problems.text(lang))
        .raw("</h4><table class=\"kinds\">");
    heads(out, [AccountText::Kind, AccountText::Rows], lang);
    for (kind, count) in &report.problem_counts {
        out.raw("<tr").attr("data-problem", kind.id()).raw("><th scope=\"row\" class=\"words\">");
        out.text(problem_kind_label(*kind, lang)).raw("</th><td class=\"number\">");
        out.text(&grouped(i128::from(*count), lang)).raw("</td></tr>");
    }
    out.raw("</tbody></table><p><button type=\"button\" data-edit=\"save problems\" data-testid=\"problems-download\">");
    out.text(AccountText::AllProblems.text(lang)).raw("</button></p>");
    first(out, report, lang);
    out.raw("</div>");
}

fn heads(out: &mut Markup, heads: [AccountText; 2], lang: Lang) {
    out.raw("<thead class=\"unseen\"><tr>");
    for head in heads {
        out.raw("<th scope=\"col\">").text(head.text(lang)).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
}

fn first(out: &mut Markup, report: &LoadReport, lang: Lang) {
    let listed = report.problems.len().min(LISTED);
    out.raw("<details data-keep=\"problems\"><summary>").text(&Ui::first_problems(listed, lang));
    out.raw("</summary><div class=\"wide\"><table class=\"first-problems\">");
    heads(out, [AccountText::Where, AccountText::Kind], lang);
    for problem in &report.problems[..listed] {
        out.raw("<tr><td class=\"quiet\">");
        if let Some(file) = report.files.get(problem.file as usize).filter(|_| report.files.len() > 1) {
            out.text(&file.name).raw(", ");
        }
        let line = grouped(i128::from(problem.line), lang);
        out.text(&Ui::place(&line, problem.column, lang)).raw("</td><td>");
        out.text(&problem_text(problem, lang)).raw("</td></tr>");
    }
    out.raw("</tbody></table></div></details>");
}
