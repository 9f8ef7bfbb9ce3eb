//! The pages that a browser shows, as HTML: the list of flyers, each flyer, and that there is nothing.
//!
//! Elements that the script finds again on the next state of a page have an `id`.

use std::fmt::Write;

use super::gallery::View;
use super::markup::{backquoted, escaped};
use super::route::encoded;
use super::sections::{self, is_old};
use super::shown::{Pages, Shown};
use crate::cli::report::counted;

/// What all pages have in common.
const SHELL: &str = include_str!("shell.html");

/// A page with its title and what stands on it; `kind` is what the style sheet calls it.
fn page(kind: &str, title: &str, view: &View, body: &str) -> String {
    let problem = view.problem.as_deref().map_or_else(String::new, |problem| {
        let message = format!(
            "flysheet {problem}. What is shown here is as it was before, and goes on when the folder is back."
        );
        backquoted(&message)
    });
    let title = escaped(title);
    let parts = [("{title}", &*title), ("{kind}", kind), ("{problem}", &problem), ("{body}", body)];
    // A part is put in where the shell has its name, and never where another part happens to say it.
    let mut html = String::with_capacity(SHELL.len() + body.len());
    let mut rest = SHELL;
    for (name, part) in parts {
        let (before, after) = rest.split_once(name).unwrap_or((rest, ""));
        html.push_str(before);
        html.push_str(part);
        rest = after;
    }
    html + rest
}

/// The list of all flyers of a folder.
pub fn list(folder: &str, view: &View) -> String {
    let summary = summary(&view.flyers);
    let mut body = format!(
        "<header><h1>Flyers in <code>{}</code></h1><p class=\"summary\" id=\"summary\" role=\"status\">{summary}</p></header>\n<main>",
        escaped(folder)
    );
    if view.flyers.is_empty() {
        body.push_str(
            "<p id=\"none\">There is no spec in this folder yet. A spec is a file whose name ends in <code>.toml</code> \
             and does not begin with <code>_</code>; as soon as there is one, it shows here.</p>",
        );
    } else {
        body.push_str("<ul class=\"flyers\" id=\"flyers\">");
        view.flyers.iter().for_each(|shown| body.push_str(&card(shown)));
        body.push_str("</ul>");
    }
    body.push_str("</main>");
    page("list", &format!("Flyers in {folder}"), view, &body)
}

/// How the flyers are, in a line.
fn summary<T: AsRef<Shown>>(flyers: &[T]) -> String {
    let count =
        |is_counted: fn(&Shown) -> bool| flyers.iter().filter(|shown| is_counted((*shown).as_ref())).count();
    let failed = count(|shown| shown.errors > 0);
    let warned = count(|shown| shown.errors == 0 && shown.warnings > 0);
    let awaited = count(|shown| shown.is_awaited);
    let parts = [(failed, "with an error"), (warned, "with warnings"), (awaited, "being set")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let state = if parts.is_empty() && !flyers.is_empty() { "all well".to_owned() } else { parts.join(", ") };
    let separator = if state.is_empty() { "" } else { ": " };
    format!("{}{separator}{state}", counted(flyers.len(), "flyer"))
}

/// A flyer in the list.
fn card(shown: &Shown) -> String {
    let name = encoded(&shown.name);
    let country = escaped(&shown.country);
    let thumbnail = shown.pages.as_deref().and_then(|pages| Some((pages, pages.thumbnail_size()?)));
    let paper = match thumbnail {
        Some((pages, (width, height))) => format!(
            "<img src=\"/{name}/thumbnail.png?v={}\" alt=\"Page 1 of {country}\" width=\"{width}\" height=\"{height}\" \
             loading=\"lazy\">",
            pages.stamp
        ),
        None => {
            format!("<span class=\"blank\">{}</span>", if shown.is_awaited { "…" } else { "no pages yet" })
        }
    };
    let old = if is_old(shown) { " old" } else { "" };
    format!(
        "<li id=\"flyer-{name}\"><a href=\"/{name}\"><span class=\"paper{old}\">{paper}</span>\
         <strong>{country}</strong> <span class=\"file\">{file}</span> <span class=\"state\">{state}</span></a></li>\n",
        file = escaped(&shown.file()),
        state = state(shown),
    )
}

/// A flyer's pages, errors and warnings, in words.
fn state(shown: &Shown) -> String {
    if shown.is_awaited {
        return "<span>being set …</span>".to_owned();
    }
    let pages = shown.pages.as_deref().filter(|_| !is_old(shown)).map(Pages::count);
    let pages = pages.map(|count| format!("<span>{}</span>", counted(count, "page")));
    let badge = |count: usize, what: &str| {
        (count > 0).then(|| format!("<span class=\"badge {what}\">{}</span>", counted(count, what)))
    };
    let parts = [pages, badge(shown.errors, "error"), badge(shown.warnings, "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A flyer, with links to those before and after it; none where there is none of that name.
pub fn flyer(name: &str, view: &View) -> Option<String> {
    let at = view.flyers.iter().position(|shown| shown.name == name)?;
    let shown = view.flyers.get(at)?;
    let beside = |at: Option<usize>, relation: &str| {
        let other = at.and_then(|at| view.flyers.get(at));
        other.map_or_else(String::new, |other| neighbour(other, relation))
    };
    let mut body = format!(
        "<header><nav aria-label=\"Flyers\"><a href=\"/\" id=\"all\">All flyers</a>{}{}</nav>\n\
         <h1>{}</h1><p class=\"summary\"><code class=\"file\">{}</code> {}{}</p></header>\n",
        beside(at.checked_sub(1), "prev"),
        beside(at.checked_add(1), "next"),
        escaped(&shown.country),
        escaped(&shown.spec),
        match shown.findings.is_empty() {
            true => format!("<span class=\"state\">{}</span>", state(shown)),
            false => format!("<a class=\"state\" id=\"to-findings\" href=\"#findings\">{}</a>", state(shown)),
        },
        pdf(shown),
    );
    let class = match (shown.errors, shown.warnings) {
        (0, 0) => "is-well",
        (0, _) => "has-warnings",
        _ => "has-errors",
    };
    let _ = write!(
        body,
        "<main class=\"{class}\">{}{}</main>",
        sections::findings(shown),
        sections::pages(shown)
    );
    let title = match shown.errors {
        0 => shown.country.clone(),
        errors => format!("{}: {}", shown.country, counted(errors, "error")),
    };
    Some(page("flyer", &title, view, &body))
}

/// A link to the flyer before or after.
fn neighbour(other: &Shown, relation: &str) -> String {
    let (before, after, label) = match relation {
        "prev" => ("← ", "", "Previous flyer"),
        _ => ("", " →", "Next flyer"),
    };
    format!(
        " <a href=\"/{}\" id=\"{relation}\" rel=\"{relation}\"><span class=\"hidden\">{label}: </span>\
         <span aria-hidden=\"true\">{before}</span><span class=\"name\">{}</span><span aria-hidden=\"true\">{after}</span></a>",
        encoded(&other.name),
        escaped(&other.country)
    )
}

/// A link to the PDF of a flyer that has pages.
fn pdf(shown: &Shown) -> String {
    let Some(pages) = &shown.pages else { return String::new() };
    let which = if is_old(shown) { "Last good PDF" } else { "PDF" };
    format!(" <a href=\"/{}.pdf?v={}\" id=\"pdf\">{which}</a>", encoded(&shown.name), pages.stamp)
}

/// That there is nothing at an address.
pub fn nothing(folder: &str, view: &View) -> String {
    let body = format!(
        "<header><nav aria-label=\"Flyers\"><a href=\"/\" id=\"all\">All flyers</a></nav>\n<h1>Nothing here</h1></header>\n\
         <main><p id=\"none\" role=\"status\">There is no flyer of this name in <code>{}</code>. If its spec was renamed, it has \
         another address now.</p></main>",
        escaped(folder)
    );
    page("nothing", "Nothing here", view, &body)
}
