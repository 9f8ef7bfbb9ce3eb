//! PDF: a set document in, the bytes of a PDF file out. Decides nothing about places.
//!
//! printpdf writes what stands on the pages, lopdf the objects around them:
//!
//! 1. `font` gives codes to the glyphs that pages use, and to what they stand for (`cluster`); `picture` gives names to
//!    the images.
//! 2. `page` turns items into operations (`text`, `path`), and notes tags (`structure`) and
//!    links (`link`); `content` turns operations into bytes.
//! 3. The rest of the file is made around the pages: fonts (`embed`, and `known` for those that an earlier
//!    file had too), bookmarks (`outline`), what the file says of itself (`metadata`), the catalog (`catalog`).
//! 4. `file` lays it all out, each `object` as bytes, which tags and fonts are from the first.
//!
//! `profile` says what the file is for, and with it how each of these is done; `colour` what an ink becomes.
//! `convert` holds the one flip of `y`. `guarded` opens the files that are read back (`read`) and checked (`check`).

mod catalog;
pub mod check;
mod cluster;
mod cmap;
mod colour;
mod content;
mod convert;
mod deflate;
mod descriptor;
mod embed;
mod file;
mod font;
mod guarded;
mod known;
mod link;
mod metadata;
mod object;
mod outline;
mod page;
mod path;
mod picture;
mod profile;
pub mod read;
mod sfnt;
mod structure;
mod text;

pub use self::profile::{Press, PressProfile, Profile};

use lopdf::{Dictionary, Object, Stream, dictionary};

use self::catalog::Parts;
use self::content::Content;
use self::convert::Sheet;
use self::deflate::Deflater;
use self::embed::Programs;
use self::font::Fonts;
use self::link::Links;
use self::object::Written;
use self::picture::Pictures;
use self::profile::Rules;
use self::structure::{Places, Tags};
use crate::aside::{Panic, aside};
use crate::frame::Document;
use crate::picture::PictureError;
use crate::text::Faces;

/// What a PDF file says of itself beside its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// When the flyer was made, as its spec or the environment says; no clock is read.
    pub created: Timestamp,
    /// What the file is for.
    pub profile: Profile,
}

/// A moment in Universal Time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// Why a PDF cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A face cannot be reduced to the glyphs that are used.
    #[error("the font {0} cannot be embedded")]
    Font(String),
    /// The profile of the press cannot be used.
    #[error(
        "the colour profile {0} cannot be used: it does not say how colours become cyan, magenta, yellow and black"
    )]
    Profile(String),
    /// Pictures lay more ink on the paper than it takes.
    #[error("pictures with too much ink")]
    Ink(Vec<Overinked>),
    /// Pictures cannot be decoded.
    #[error("pictures that cannot be decoded")]
    Pictures(Vec<Undecodable>),
    /// The PDF library refused the document.
    #[error("{0}")]
    Write(String),
}

/// A picture that lays more ink on the paper than it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overinked {
    /// Its place in [`Document::pictures`].
    pub picture: usize,
    /// The most ink in one place: the sum of all inks, in per cent.
    pub percent: u16,
}

/// A picture that cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Its place in [`Document::pictures`].
    pub picture: usize,
    /// What is wrong with it.
    pub reason: PictureError,
}

/// The document as a PDF file, tagged, after the standards of its profile.
///
/// # Errors
/// When a face cannot be subset, when a picture cannot be decoded or has more ink than the paper takes, when a page
/// shows something that is not in the document, or when the PDF library refuses the document.
pub fn write(document: &Document, faces: &Faces, options: &Options) -> Result<Vec<u8>, PdfError> {
    if document.pages.is_empty() {
        return Err(PdfError::Write("a document without pages".into()));
    }
    let rules = options.profile.rules();
    let fonts = Fonts::collect(document, faces)?;
    let pictures = Pictures::collect(document, &rules);
    let programs = Programs::new(&fonts);
    std::thread::scope(|scope| {
        // Font programs take longer than all the rest, and the rest takes only their places.
        let made = aside(scope, || made_programs(&programs));
        // What stands on the pages.
        let mut tags = Tags::new(&document.structure, document.pages.len(), rules.link_tag());
        let mut links = Links::default();
        let contents = contents(document, &rules, &fonts, &pictures, &mut links, &mut tags)?;
        let streams = aside(scope, || {
            let mut deflater = Deflater::new();
            let streams = deflated(contents, &mut deflater)?;
            Ok::<_, PdfError>((streams, programs.make(&mut deflater), deflater))
        });

        // What stands around them.
        let (mut file, mut written) = (lopdf::Document::new(), Written::default());
        let mut new_ids = || document.pages.iter().map(|_| file.new_object_id()).collect::<Vec<_>>();
        let (pages, contents) = (new_ids(), new_ids());
        let sheets: Vec<Sheet> = document.pages.iter().map(Sheet::new).collect();
        let annotations = links.write(&mut file, &pages, &sheets);
        let places = Places { pages: &pages, sheets: &sheets, links: &annotations };
        let resources = file.new_object_id();
        let parts = Parts {
            pages: catalog::pages(document, &contents, resources, &links, &pictures, &places, &mut file),
            structure: tags.write(&mut file, &mut written, &places),
            outlines: outline::write(&document.bookmarks, &mut file, &pages, &sheets),
            metadata: file.new_object_id(),
            profile: file.new_object_id(),
        };
        if rules.shows_trimmed {
            catalog::show_trimmed(&places, &mut file);
        }
        let root = file.add_object(catalog::catalog(document, &parts, &rules));
        let info = file.add_object(metadata::info(document, options, &rules));

        let (streams, more_made, mut deflater) =
            streams.join().map_err(|panic| unfinished("a page", &panic))??;
        let xmp = metadata::xmp(document, options, &rules, &streams);
        file.set_object(parts.metadata, xmp);
        file.objects.extend(contents.into_iter().zip(streams.into_iter().map(Object::Stream)));
        file.set_object(parts.profile, rules.condition(&mut deflater)?);
        let images = pictures.write(&mut file)?;
        let mut made = made.join().map_err(|panic| unfinished("a font", &panic))?;
        made.extend(more_made);
        let programs = embed::in_order(made)?;
        let named = embed::write(&fonts, &programs, &mut file, &mut written);
        let mut named = dictionary! { "Font" => named, "XObject" => images };
        rules.add_resources(document, &mut named);
        file.set_object(resources, named);
        let bytes = file::lay_out(file, written, root, info, rules.packs_objects, &mut deflater)?;
        deflater.rest();
        Ok(bytes)
    })
}

/// The font programs that one thread makes.
fn made_programs(programs: &Programs<'_>) -> Vec<embed::Made> {
    let mut deflater = Deflater::new();
    let made = programs.make(&mut deflater);
    deflater.rest();
    made
}

/// What is said of a part that was not written to its end.
fn unfinished(part: &str, Panic(said): &Panic) -> PdfError {
    PdfError::Write(format!("{part} could not be written: {said}"))
}

/// The content of all pages, not written out yet.
fn contents<'d>(
    document: &'d Document,
    rules: &Rules,
    fonts: &Fonts<'d>,
    pictures: &Pictures<'d>,
    links: &mut Links<'d>,
    tags: &mut Tags,
) -> Result<Vec<Content>, PdfError> {
    let mut contents = Vec::with_capacity(document.pages.len());
    for (number, page) in document.pages.iter().enumerate() {
        contents.push(page::content(page, number, rules, fonts, pictures, links, tags)?);
    }
    Ok(contents)
}

/// Contents as streams.
fn deflated(contents: Vec<Content>, deflater: &mut Deflater) -> Result<Vec<Stream>, PdfError> {
    let streams = content::streams(contents)?.into_iter();
    streams.map(|content| deflater.stream(Dictionary::new(), content)).collect()
}
