//! The lines of a file that open a table, also those with a bracket amiss.

use std::ops::Range;

use super::syntax::SyntaxFault;
use crate::spec::contract::{self, Key};
use crate::spec::suggest;

/// A line that opens a table, as it should be.
pub(super) struct Header {
    /// The names of the path, each with its place.
    pub(super) path: Vec<(String, Range<usize>)>,
    /// Whether it adds to an array of tables.
    pub(super) array: bool,
    /// The header without white space and comment.
    pub(super) span: Range<usize>,
    /// The whole line.
    pub(super) line: Range<usize>,
    /// What is wrong with its brackets.
    pub(super) fault: Option<SyntaxFault>,
}

/// The headers of a file, also those with a bracket amiss.
pub(super) fn headers(text: &str, keys: &'static [Key]) -> Vec<Header> {
    lines(text, 0..text.len()).filter_map(|line| header(text, line, keys)).collect()
}

fn header(text: &str, line: Range<usize>, keys: &'static [Key]) -> Option<Header> {
    let whole = text.get(line.clone())?;
    let code = whole.split('#').next().unwrap_or_default();
    let trimmed = code.trim();
    let start = line.start + (code.len() - code.trim_start().len());
    let span = start..start + trimmed.len();
    let inner = trimmed.trim_matches(['[', ']', ' ', '\t']);
    if inner.len() == trimmed.len() || inner.is_empty() {
        return None;
    }
    let mut at = start + trimmed.find(inner)?;
    let mut path = Vec::new();
    for part in inner.split('.') {
        let name = part.trim();
        if name.is_empty()
            || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        {
            return None;
        }
        let name_start = at + (part.len() - part.trim_start().len());
        path.push((name.to_owned(), name_start..name_start + name.len()));
        at += part.len() + 1;
    }

    let single = trimmed.starts_with('[') && trimmed.ends_with(']');
    let double = trimmed.starts_with("[[") && trimmed.ends_with("]]");
    let opened = trimmed.len() - trimmed.trim_start_matches('[').len();
    let closed = trimmed.len() - trimmed.trim_end_matches(']').len();
    let whole_brackets = (double && opened == 2 && closed == 2) || (single && opened == 1 && closed == 1);
    let known = kind_at(keys, &path);
    if known.is_none() {
        let (name, _) = path.first()?;
        let at_line_start = span.start == line.start && whole_brackets;
        suggest::nearest(name, keys.iter().map(|key| key.name)).filter(|_| at_line_start)?;
    }
    let array = if whole_brackets { double } else { matches!(known, Some(contract::Kind::Tables(_))) };
    let fault = (!whole_brackets).then(|| {
        let wanted = if array { format!("write [[{inner}]]") } else { format!("write [{inner}]") };
        match opened {
            0 => SyntaxFault::new(span.clone(), "this is not a header", wanted),
            _ => SyntaxFault::new(span.end..span.end, "this header is not closed", wanted),
        }
    });
    Some(Header { path, array, span, line, fault })
}

/// What the table at `path` is, if the contract has one there.
fn kind_at(keys: &'static [Key], path: &[(String, Range<usize>)]) -> Option<contract::Kind> {
    let ((last, _), outer) = path.split_last()?;
    let outer = contract::keys_at(keys, outer.iter().map(|(name, _)| name.as_str()))?;
    contract::find(outer, last).map(|key| key.kind).filter(|kind| kind.keys().is_some())
}

/// The lines of the bytes `range` of `text`, each with its newline.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text.get(range).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let span = start..start + line.len();
        start = span.end;
        span
    })
}
