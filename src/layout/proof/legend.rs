//! The legend: what the lines and tints of a proof mean, between the text and the lower edge of the page.

use super::draw::{self, ACTIVITY, BLOCK, COLUMN, FAULT, FINE, GRID, PANEL, STRONG, WORDS};
use super::marks::flag;
use super::tints::{Grade, LOOSE_FROM, TIGHT_TO, VERY_LOOSE_FROM, VERY_TIGHT_TO, arrows};
use crate::frame::{ArtifactKind, GlyphRun, Item, ItemKind, Mark, Page};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::foot::FOOT_DROP;
use crate::layout::notes::Notes;
use crate::text::{
    FaceQuery, Faces, HEADING_FAMILY, ParagraphOptions, Setting, StyledText, TextStyle, Typesetter,
};

/// The size of the legend's words: to be read from near, and out of the way.
const SIZE: Length = Length::pt(5.6);
/// The distance between its lines, and the most of them.
const PITCH: Length = Length::pt(8.2);
const MOST_LINES: usize = 2;
/// A sample's width and height.
const SAMPLE: Size = Size::new(Length::pt(9.0), Length::pt(4.6));
/// The space after a sample, and after an entry.
const AFTER_SAMPLE: Length = Length::pt(2.2);
const AFTER_ENTRY: Length = Length::pt(8.0);
/// How far the descenders of the running foot reach, in leadings: the legend stands below them.
const FOOT_DESCENT: f64 = 0.35;
/// The language of the legend's words, whatever the flyer's.
const LANG: &str = "en-GB";

/// What a sample shows.
#[derive(Clone, Copy)]
enum Sample {
    Tint(Grade),
    Baseline,
    Column,
    Block,
    Activity,
    Panel,
    Ladder,
    Flag,
    Overfull,
}

/// The entries in order; on a narrow page, the last are left out.
fn entries() -> Vec<(Sample, String)> {
    let times = |width: f64| format!("spaces {width} × natural");
    [
        (Sample::Tint(Grade::Loose), format!("loose: {} or wider", times(LOOSE_FROM))),
        (Sample::Tint(Grade::VeryLoose), format!("very loose: {VERY_LOOSE_FROM} ×")),
        (Sample::Tint(Grade::Tight), format!("tight: {TIGHT_TO} × or narrower")),
        (Sample::Tint(Grade::VeryTight), format!("very tight: {VERY_TIGHT_TO} ×")),
        (Sample::Ladder, "three hyphens in a row".into()),
        (Sample::Flag, "line left alone".into()),
        (Sample::Overfull, "sticks out".into()),
        (Sample::Activity, "activity".into()),
        (Sample::Panel, "panel, picture".into()),
        (Sample::Block, "paragraph, heading".into()),
        (Sample::Column, "column, margin".into()),
        (Sample::Baseline, "baseline".into()),
    ]
    .into()
}

/// The legend of a page: as many entries as find room below the text and the running foot, never over them.
pub(super) fn legend(page: &Page, notes: &Notes, faces: &Faces) -> Vec<Item> {
    let area = notes.frame.area(0);
    let top = area.bottom() + notes.frame.leading * (FOOT_DROP + FOOT_DESCENT);
    let room = page.trim.height - top;
    let lines = ((room.to_pt() / PITCH.to_pt()) as usize).clamp(1, MOST_LINES);
    let first = top + (room - PITCH * lines as f64) / 2.0;
    let mut writer = Writer { typesetter: Typesetter::new(faces, LANG) };
    let mut items = Vec::new();
    let (mut x, mut line) = (area.left(), 0);
    for (sample, words) in entries() {
        let Some((runs, width)) = writer.words(&words) else { continue };
        let whole = SAMPLE.width + AFTER_SAMPLE + width;
        if !(x + whole).fits(area.right()) {
            line += 1;
            x = area.left();
        }
        if line >= lines || !(x + whole).fits(area.right()) {
            break;
        }
        let baseline = first + PITCH * line as f64 + (PITCH + SIZE * 0.7) / 2.0;
        items.extend(drawn(sample, Point::new(x, baseline)));
        let at = Point::new(x + SAMPLE.width + AFTER_SAMPLE, baseline);
        items.extend(runs.into_iter().map(|run| run.moved(at)));
        x += whole + AFTER_ENTRY;
    }
    items
}

/// A sample that stands on a baseline.
fn drawn(sample: Sample, at: Point) -> Vec<Item> {
    let rect = Rect::new(Point::new(at.x, at.y - SAMPLE.height), SAMPLE);
    let middle = at.y - SAMPLE.height / 2.0;
    let across = (Point::new(rect.left(), middle), Point::new(rect.right(), middle));
    let centre = at.x + SAMPLE.width / 2.0;
    match sample {
        Sample::Tint(grade) => {
            let mut items = vec![draw::filled(rect, grade.ink())];
            items.extend(arrows(grade, Point::new(rect.left() + Length::pt(1.3), middle)));
            items
        }
        Sample::Baseline => vec![draw::drawn([across], GRID, FINE)],
        Sample::Column => vec![draw::drawn([across], COLUMN, FINE)],
        Sample::Block => vec![draw::outlined(rect, BLOCK, FINE)],
        Sample::Activity => vec![draw::outlined(rect, ACTIVITY, STRONG)],
        Sample::Panel => vec![draw::outlined(rect, PANEL, STRONG)],
        Sample::Ladder => {
            let half = Length::pt(0.8);
            vec![draw::filled(draw::between(centre - half, centre + half, rect.top(), rect.bottom()), FAULT)]
        }
        Sample::Flag => vec![flag(Point::new(centre + Length::pt(2.2), middle))],
        Sample::Overfull => vec![draw::outlined(rect, FAULT, STRONG)],
    }
}

/// Sets the legend's words.
struct Writer<'a> {
    typesetter: Typesetter<'a>,
}

impl Writer<'_> {
    /// Words on one line from the origin on, and their width; `None` where no face has them.
    fn words(&mut self, words: &str) -> Option<(Vec<Item>, Length)> {
        let face = FaceQuery { family: HEADING_FAMILY.into(), weight: 400, italic: false };
        let mut styled = StyledText::new(LANG);
        styled.push(words, TextStyle { face, size: SIZE, tracking: 0.01 }, 0);
        let options = ParagraphOptions { indent: Length::ZERO, hyphenate: false, hang: false, flex: false };
        let prepared = self.typesetter.prepare(styled, options).ok()?;
        let line = self.typesetter.set(&prepared, UNBOUNDED, Setting::Ragged).into_iter().next()?;
        let runs = line.runs.into_iter().map(|run| Item {
            mark: Mark::Artifact(ArtifactKind::Decoration),
            kind: ItemKind::Glyphs(GlyphRun {
                face: run.face,
                size: run.size,
                ink: WORDS,
                origin: Point::new(run.x, Length::ZERO),
                stretch: run.stretch,
                glyphs: run.glyphs,
                line: None,
            }),
        });
        Some((runs.collect(), line.width))
    }
}

/// A measure that every line goes into.
const UNBOUNDED: Length = Length::mm(10_000.0);
