//! Diagnostics as data: what is wrong, how badly, where in which file, and the cure.
//!
//! Every stage adds to one [`Diagnostics`] list and goes on; only `cli` prints.

mod code;
mod counted;
mod on_page;
mod render;
mod source;

pub use code::Code;
pub use counted::counted;
pub use on_page::OnPage;
pub use render::{
    FindingObject, MessageFormat, RelatedObject, RenderOptions, one_line, place_of, render, render_with,
};
pub use source::{FileId, Located, Place, Source, Sources, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The flyer is not written.
    Error,
    /// The flyer is written, and somebody should look at it.
    Warning,
}

impl Severity {
    /// The word as it is printed.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One finding about a flyer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// The stable name of this kind of finding.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one short sentence without a full stop.
    pub message: String,
    /// Where; `None` only where there is no text to point into.
    pub span: Option<Span>,
    /// The file, where it is known though there is no place in it.
    pub path: Option<String>,
    /// A second place that explains the first, with what it is: the earlier of two equal
    /// references, say.
    pub related: Option<(Span, String)>,
    /// Further places of the same fault: people are told their number in the message, programs each of them.
    #[serde(default)]
    pub more: Vec<Span>,
    /// The cure, in one short sentence without a full stop.
    pub help: Option<String>,
    /// Where it shows on the pages, where it does.
    pub on_page: Option<OnPage>,
}

impl Diagnostic {
    /// A finding of kind `code` at `span`, with the severity of that kind.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            span: Some(span),
            path: None,
            related: None,
            more: Vec::new(),
            help: None,
            on_page: None,
        }
    }

    /// A finding that has no place in any text, such as a file that cannot be read.
    pub fn without_place(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            span: None,
            path: None,
            related: None,
            more: Vec::new(),
            help: None,
            on_page: None,
        }
    }

    /// The same finding with the name of the file that it is about, for one without a place.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Diagnostic {
        self.path = Some(path.into());
        self
    }

    /// The same finding with a cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// The same finding with the place where it shows on the pages.
    #[must_use]
    pub fn on_page(mut self, place: OnPage) -> Diagnostic {
        self.on_page = Some(place);
        self
    }

    /// The same finding, as bad as `severity` says rather than as its kind is.
    #[must_use]
    pub fn as_bad_as(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }

    /// The same finding with a second place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.related = Some((span, label.into()));
        self
    }

    /// The same finding with further places of the same fault.
    #[must_use]
    pub fn and_at(mut self, more: Vec<Span>) -> Diagnostic {
        self.more = more;
        self
    }
}

/// The findings about one flyer, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No findings yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds a finding, unless the same one has been made already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Diagnostics) {
        for diagnostic in other.list {
            self.push(diagnostic);
        }
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The same, for somebody who knows more of them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Whether any finding stops the flyer from being written.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// The findings of a list that was kept.
    pub fn of(list: Vec<Diagnostic>) -> Diagnostics {
        Diagnostics { list }
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings by place: file by file in order of reading, from the top of each.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| diagnostic.span.map(|span| (span.file, span.start)));
        sorted
    }
}
