//! The legend: what the lines and tints of a proof mean, between the text and the lower edge of the page.

use super::draw::{self, ACTIVITY, BLOCK, COLUMN, FAULT, FINE, GRID, PANEL, STRONG, WORDS};
use super::marks::{LADDER_WIDTH, flag};
use super::tints::{ARROWS_LENGTH, Grade, LOOSE_FROM, TIGHT_TO, VERY_LOOSE_FROM, VERY_TIGHT_TO, arrows};
use crate::frame::{ArtifactKind, Item, Mark, Page};
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::foot::FOOT_DROP;
use crate::layout::notes::Notes;
use crate::layout::words::{Look, Writer};
use crate::text::Faces;

/// The size of the legend's words: to be read from near, and out of the way.
const SIZE: Length = Length::pt(5.6);
/// The distance between its lines, and the most of them.
const PITCH: Length = Length::pt(8.2);
const MOST_LINES: usize = 2;
/// A sample's width and height.
const SAMPLE: Size = Size::new(Length::pt(9.0), Length::pt(4.6));
/// How high capitals stand, in sizes of the words: by them, words stand in the middle of their line.
const CAP_HEIGHT: f64 = 0.7;
/// How far the tip of the flag stands right of its sample's middle: about half the flag's length.
const FLAG_TIP: Length = Length::pt(2.2);
/// The space after a sample, and after an entry.
const AFTER_SAMPLE: Length = Length::pt(2.2);
const AFTER_ENTRY: Length = Length::pt(8.0);
/// How far the descenders of the running foot reach, in leadings: the legend stands below them.
const FOOT_DESCENT: f64 = 0.35;
/// How the words look.
const LOOK: Look = Look { size: SIZE, weight: 400, ink: WORDS, tracking: 0.01 };
/// Nothing in it is content.
const MARK: Mark = Mark::Artifact(ArtifactKind::Decoration);

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
    let lines = ((room / PITCH) as usize).clamp(1, MOST_LINES);
    let first = top + (room - PITCH * lines as f64) / 2.0;
    let mut writer = Writer::new(faces);
    let mut items = Vec::new();
    let (mut x, mut line) = (area.left(), 0);
    for (sample, words) in entries() {
        let Some((runs, width)) = writer.words(&words, LOOK, MARK) else { continue };
        let whole = SAMPLE.width + AFTER_SAMPLE + width;
        if !(x + whole).fits(area.right()) {
            line += 1;
            x = area.left();
        }
        if line >= lines || !(x + whole).fits(area.right()) {
            break;
        }
        let baseline = first + PITCH * line as f64 + (PITCH + SIZE * CAP_HEIGHT) / 2.0;
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
            items.extend(arrows(
                grade,
                Point::new(rect.left() + (SAMPLE.width - ARROWS_LENGTH) / 2.0, middle),
            ));
            items
        }
        Sample::Baseline => vec![draw::drawn([across], GRID, FINE)],
        Sample::Column => vec![draw::drawn([across], COLUMN, FINE)],
        Sample::Block => vec![draw::outlined(rect, BLOCK, FINE)],
        Sample::Activity => vec![draw::outlined(rect, ACTIVITY, STRONG)],
        Sample::Panel => vec![draw::outlined(rect, PANEL, STRONG)],
        Sample::Ladder => {
            let half = LADDER_WIDTH / 2.0;
            vec![draw::filled(draw::between(centre - half, centre + half, rect.top(), rect.bottom()), FAULT)]
        }
        Sample::Flag => vec![flag(Point::new(centre + FLAG_TIP, middle))],
        Sample::Overfull => vec![draw::outlined(rect, FAULT, STRONG)],
    }
}
