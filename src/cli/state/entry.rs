//! What is known of one PDF that was built: all that it was made of, and what was found.

use serde::{Deserialize, Serialize};

use crate::cli::setting::Setting;
use crate::diag::Diagnostic;

/// One PDF in the output folder. Nothing in it is believed before it is compared with what is there now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The PDF's name in the folder.
    pub output: String,
    /// The spec, as a path from the folder.
    pub spec: String,
    /// The build of flysheet that made it.
    pub tool: String,
    /// The options that change what a PDF looks like.
    pub options: String,
    /// The files that were read, the spec first: each as a path from where flysheet ran, with the digest of its bytes.
    pub files: Vec<(String, String)>,
    /// The font folders, each with the digest of its fonts.
    pub fonts: Vec<(String, String)>,
    /// The digest of the flyer that came of the files, wherever in them its words stand.
    pub flyer: String,
    /// The digest of the PDF.
    pub pdf: String,
    /// The name and the digest of the one for the press beside it, where there are two.
    pub press: Option<(String, String)>,
    /// The same of one that an earlier build put there for the press, and the last one did not.
    #[serde(default)]
    pub outdated: Option<(String, String)>,
    /// The number of pages.
    pub pages: usize,
    /// The setting that they came out at.
    pub setting: Option<Setting>,
    /// The warnings.
    pub findings: Vec<Diagnostic>,
}

impl Entry {
    /// The names and digests of all PDFs that were written.
    pub fn pdfs(&self) -> impl Iterator<Item = (&str, &str)> {
        let press = self.press.iter().map(|(name, digest)| (name.as_str(), digest.as_str()));
        std::iter::once((self.output.as_str(), self.pdf.as_str())).chain(press)
    }

    /// The name and digest of the press's file that the next entry for the same PDF leaves behind.
    pub fn left_behind(&self) -> Option<(String, String)> {
        self.press.clone().or_else(|| self.outdated.clone())
    }
}
