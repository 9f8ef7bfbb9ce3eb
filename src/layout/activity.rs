//! Activity blocks: title, kind and dates, picture, text and reference.

use super::collect::Collector;
use super::flow::{BreakCost, GapKind, WholeKind};
use super::part::{Part, Shape};
use super::style::Kind;
use crate::frame::{ElementId, Item, ItemKind, Mark, Role};
use crate::geom::{Length, Point, Rect, Size};
use crate::spec::{Activity, Figure, FigurePlace, Paragraph};
use crate::text::Line;

/// What stands between the kind and the dates of an activity, and between the credit of a picture and a caption that is
/// no sentence.
const BETWEEN: &str = " · ";

/// The level of an activity's title among the headings.
const TITLE_LEVEL: u8 = 3;

/// The most of a column's rows that a picture may take.
const TALLEST_PICTURE: f64 = 0.45;

/// The most of a page's rows that a picture across the page may take: four by three on A4 is as wide as the text.
const TALLEST_SPANNING: f64 = 0.56;

/// A picture in its rows.
pub(super) struct SetPicture {
    /// Its place among the flyer's pictures.
    pub picture: usize,
    /// What it is content of.
    pub mark: Mark,
    /// Where it stands, from the corner of its first row.
    pub rect: Rect,
    /// The rows that it takes.
    pub rows: usize,
}

/// How a picture takes its rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// It is as large as it may be, and what it lacks to whole rows is white above it.
    White,
    /// It is as much smaller as it must be to fill its rows: text beside it begins and ends where it does.
    Whole,
}

/// Whether an activity stands across the page.
pub(super) fn spans(activity: &Activity) -> bool {
    activity.spans || activity.image.as_ref().is_some_and(|image| image.place == FigurePlace::Span)
}

impl Collector<'_> {
    /// The heading of the activities.
    pub fn activities_heading(&mut self, heading: &Paragraph) {
        // What stands above an activity across the page stands across it as well.
        let spans = self.flyer.activities.first().is_some_and(spans);
        let measure = if spans { self.grid.full_width() } else { self.measure };
        let narrow = std::mem::replace(&mut self.measure, measure);
        self.section_heading(heading);
        self.measure = narrow;
    }

    /// The activity at a place among all, right below the heading of all or below another part.
    pub fn activity(&mut self, activity: &Activity, at: usize, follows_heading: bool) {
        if spans(activity) {
            return self.spanning_activity(activity);
        }
        if !follows_heading {
            self.gap(GapKind::Block);
        }
        let first = self.next_block();
        let section = self.activity_head(activity, first);
        if self.lowered.holds(at) && !self.is_beside_text(activity) {
            return self.text_around_picture(activity, section);
        }
        self.picture_above(activity, section);
        self.activity_text(activity, section);
    }

    /// The title of an activity, and the line of its kind and dates.
    pub fn activity_head(&mut self, activity: &Activity, first: BreakCost) -> ElementId {
        let section = self.setter.structure.add(Role::Section, ElementId::ROOT);
        let heading = self.setter.structure.add(Role::Heading(TITLE_LEVEL), section);
        let begins = self.flow.pieces.len();
        let styles = self.styles.clone();
        let lines = self.heading_lines(&activity.title, &styles.title, heading);
        self.rows(lines, Length::ZERO, first, BreakCost::KEEP);
        self.flow.bookmark(begins, activity.title.in_one_line(), TITLE_LEVEL - 1);
        self.quiet_line(activity, section);
        section
    }

    /// The picture of an activity above its text, unless it stands beside it.
    pub fn picture_above(&mut self, activity: &Activity, section: ElementId) {
        let above = activity.image.as_ref().filter(|_| !self.is_beside_text(activity));
        if above.is_some_and(|figure| self.figure(figure, self.measure, BreakCost::KEEP, section)) {
            // White between the picture and the text that it belongs to.
            self.flow.push(Vec::new(), BreakCost::KEEP);
        }
    }

    /// The line of kind and dates, where there is either.
    fn quiet_line(&mut self, activity: &Activity, section: ElementId) {
        let parts = joined([&activity.kind, &activity.dates], &self.styles.quiet, BETWEEN);
        if parts.is_empty() {
            return;
        }
        let element = self.setter.structure.add(Role::Paragraph, section);
        let shape = Shape::ragged(self.measure);
        let lines = self.setter.lines(&parts, shape, element);
        self.rows(lines, Length::ZERO, BreakCost::KEEP, BreakCost::KEEP);
    }

    /// A picture of at most `width`, its caption and its credit; none of them parts from the others. Tells whether it
    /// could be read.
    pub fn figure(&mut self, figure: &Figure, width: Length, first: BreakCost, section: ElementId) -> bool {
        let Some(set) = self.set_picture(figure, width, section, Rows::White) else { return false };
        let SetPicture { picture, mark, rect, rows } = set;
        let begins = self.flow.pieces.len();
        self.flow.push(vec![Item { mark, kind: ItemKind::Picture { picture, rect } }], first);
        self.keep_whole(begins, WholeKind::Picture, Some(figure.picture.span));
        for _ in 1..rows {
            self.flow.push(Vec::new(), BreakCost::SOLID);
        }
        let caption = self.caption_lines(figure, self.measure, section);
        self.rows(caption, Length::ZERO, BreakCost::KEEP, BreakCost::KEEP);
        true
    }

    /// A picture of at most `width`, as tall as its shape asks and a column allows.
    pub fn set_picture(
        &mut self,
        figure: &Figure,
        width: Length,
        section: ElementId,
        taken: Rows,
    ) -> Option<SetPicture> {
        let picture = self.shared.pictures.place(&figure.picture)?;
        let aspect = self.shared.pictures.aspect(picture)?;
        let mark = self.figure_mark(&figure.picture.alt, section);
        let leading = self.grid.leading;
        // From the cap line of the first row to the baseline of the last, so that its edges align with text.
        let margin = self.grid.cap_line() + (leading - self.grid.baseline());
        let tallest = if self.measure > self.grid.measure { TALLEST_SPANNING } else { TALLEST_PICTURE };
        let share = self.rung.pictures;
        let tallest = ((self.grid.rows as f64 * tallest * share) as usize).max(1);
        // As wide as the column is as large as a picture gets.
        let natural = width / aspect * share.min(1.0);
        let rows = match taken {
            Rows::White => (natural + margin).units(leading),
            Rows::Whole => ((natural + margin) / leading) as usize,
        };
        let rows = rows.clamp(1, tallest);
        let height = natural.min(leading * rows as f64 - margin);
        let width = (height * aspect).min(width);
        let top = self.grid.cap_line() + (leading * rows as f64 - margin - height);
        let rect = Rect::new(Point::new(Length::ZERO, top), Size::new(width, height));
        Some(SetPicture { picture, mark, rect, rows })
    }

    /// The lines of a picture's caption and credit.
    pub fn caption_lines(&mut self, figure: &Figure, measure: Length, section: ElementId) -> Vec<Line> {
        let is_sentence =
            figure.caption.as_ref().is_some_and(|caption| caption.text.ends_with(['.', '!', '?', '…']));
        let between = if is_sentence { " " } else { BETWEEN };
        let mut parts = joined([&figure.caption, &figure.credit], &self.styles.caption, between);
        if let (Some(_), Some(credit)) = (&figure.credit, parts.last_mut()) {
            credit.kind.style.face.italic = true;
        }
        if parts.is_empty() {
            return Vec::new();
        }
        let element = self.setter.structure.add(Role::Caption, section);
        self.setter.lines(&parts, Shape { hyphenate: true, ..Shape::ragged(measure) }, element)
    }

    /// The mark of a picture: a figure with its alternative text, or decoration where that is empty.
    pub fn figure_mark(&mut self, alt: &str, parent: ElementId) -> Mark {
        if alt.is_empty() {
            Mark::Artifact(crate::frame::ArtifactKind::Decoration)
        } else {
            Mark::Content(self.setter.structure.add_figure(alt, parent))
        }
    }
}

/// The paragraphs that are there as parts of one line, with `between` between them.
fn joined<'p>(paragraphs: [&'p Option<Paragraph>; 2], kind: &Kind, between: &'static str) -> Vec<Part<'p>> {
    let parts = paragraphs.into_iter().flatten().map(|paragraph| Part::new(paragraph, kind)).enumerate();
    parts.map(|(at, part)| Part { around: (if at == 0 { "" } else { between }, ""), ..part }).collect()
}
